import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import { screen, within } from '@testing-library/react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { healthApi } from '../testing/api';
import { row } from '../testing/fleet';
import { FleetOverview } from './FleetOverview';

function renderOverview(rows: FleetRow[]) {
  const api = healthApi({
    getFleet: async () => ({ at: '2026-03-01T12:00:00Z', rows }),
  });
  renderInTestApp(<FleetOverview />, {
    apis: [[serviceHealthApiRef, api]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

const healthy = (title: string) => row(title, 'healthy', 'Healthy: all well');

it('shows the first rows, how many need a look, and the way to all', async () => {
  renderOverview([
    row('checkout-production', 'critical', 'Critical: 0 of 2 tasks running'),
    ...Array.from({ length: 9 }, (_, i) => healthy(`shop-${i}`)),
  ]);
  const table = await screen.findByRole('table', { name: 'Fleet' });
  expect(
    within(table).getByRole('link', { name: 'checkout-production' }),
  ).toBeVisible();
  expect(within(table).queryByRole('link', { name: 'shop-8' })).toBeNull();
  expect(screen.getByText('1 of 10 need a look')).toBeVisible();
  expect(screen.getByRole('link', { name: /All 10/ })).toHaveAttribute(
    'href',
    '/fleet',
  );
});

it('says that all are well', async () => {
  renderOverview([healthy('shop')]);
  expect(await screen.findByText('All 1 are healthy')).toBeVisible();
});

it('says that there is nothing yet', async () => {
  renderOverview([]);
  expect(
    await screen.findByRole('heading', { name: /No environment to watch/ }),
  ).toBeVisible();
});
