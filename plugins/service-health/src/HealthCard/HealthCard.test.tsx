import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import {
  type ServiceHealthApi,
  serviceHealthApiRef,
} from '../api/ServiceHealthApi';
import { healthApi } from '../testing/api';
import { crashing, shop } from '../testing/reports';
import { HealthCard } from './HealthCard';

function renderCard(getReport: ServiceHealthApi['getReport']) {
  const api = healthApi({ getReport });
  renderInTestApp(
    <EntityProvider entity={shop}>
      <HealthCard />
    </EntityProvider>,
    {
      apis: [[serviceHealthApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

it('says the status, why, and where there is more', async () => {
  renderCard(async () => crashing);
  expect(await screen.findByText('Critical')).toBeVisible();
  expect(screen.getByText(/0 of 2 tasks running/)).toBeVisible();
  expect(screen.getByText('0 of 2 running')).toBeVisible();
  expect(screen.getByText('0 of 1 on')).toBeVisible();
  expect(
    screen.getByRole('link', { name: /Tasks, database, alarms/ }),
  ).toHaveAttribute('href', '/catalog/default/resource/shop-production/health');
});

it('says when the portal does not answer', async () => {
  renderCard(async () => {
    throw new Error('no answer');
  });
  expect(await screen.findByText('Error: no answer')).toBeInTheDocument();
});
