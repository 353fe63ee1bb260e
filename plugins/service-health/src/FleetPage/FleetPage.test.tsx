import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  type ServiceHealthApi,
  serviceHealthApiRef,
} from '../api/ServiceHealthApi';
import { healthApi } from '../testing/api';
import { row } from '../testing/fleet';
import { FleetPage } from './FleetPage';

const rows = [
  row('checkout-production', 'critical', 'Critical: 0 of 2 tasks running'),
  row('search-production', 'unknown', 'Unknown: AWS does not answer'),
  row('shop-production', 'healthy', 'Healthy: 2 of 2 tasks running'),
];

function renderPage(getFleet: ServiceHealthApi['getFleet'], at = '/') {
  const api = healthApi({ getFleet });
  renderInTestApp(<FleetPage />, {
    apis: [[serviceHealthApiRef, api]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [at],
  });
}

const titles = () =>
  within(screen.getByRole('table', { name: 'Fleet' }))
    .getAllByRole('link', { name: /-production$/ })
    .map(link => link.textContent);

it('lists all, worst first, each with its status in a word and why', async () => {
  renderPage(async () => ({ at: '2026-03-01T12:00:00Z', rows }));
  await screen.findByRole('table', { name: 'Fleet' });
  expect(titles()).toEqual(rows.map(({ title }) => title));
  expect(screen.getByText('Critical')).toBeVisible();
  expect(screen.getByText('0 of 2 tasks running')).toBeVisible();
  expect(
    screen.getByRole('link', { name: 'checkout-production' }),
  ).toHaveAttribute(
    'href',
    '/catalog/default/resource/checkout-production/health',
  );
});

it('counts by status, and filters by it', async () => {
  renderPage(async () => ({ at: '2026-03-01T12:00:00Z', rows }));
  await userEvent.click(
    await screen.findByRole('button', { name: '1 unknown', pressed: false }),
  );
  expect(titles()).toEqual(['search-production']);
  await userEvent.click(
    screen.getByRole('button', { name: '1 unknown', pressed: true }),
  );
  expect(titles()).toHaveLength(3);
});

it('filters by words, and says when nothing is left', async () => {
  renderPage(async () => ({ at: '2026-03-01T12:00:00Z', rows }));
  const field = await screen.findByRole('textbox', { name: /Filter/ });
  await userEvent.type(field, 'shop 123456789012');
  expect(titles()).toEqual(['shop-production']);
  await userEvent.type(field, ' nothing');
  expect(screen.getByText('Nothing matches the filter.')).toBeVisible();
});

it('takes its filter from the URL', async () => {
  renderPage(
    async () => ({ at: '2026-03-01T12:00:00Z', rows }),
    '/?status=critical&text=checkout',
  );
  await screen.findByRole('table', { name: 'Fleet' });
  expect(titles()).toEqual(['checkout-production']);
});

it('says what to do when there is nothing to watch', async () => {
  renderPage(async () => ({ at: '2026-03-01T12:00:00Z', rows: [] }));
  expect(
    await screen.findByText('No environment to watch yet'),
  ).toBeInTheDocument();
});

it('shows why the fleet cannot be shown', async () => {
  renderPage(async () => {
    throw new Error('not allowed');
  });
  expect(await screen.findByText('Error: not allowed')).toBeInTheDocument();
});
