import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import { screen, within } from '@testing-library/react';
import { FleetFeed, fleetFeedApiRef } from '../fleet/FleetFeed';
import { fleetOf, row } from '../testing/fleet';
import { FleetOverview } from './FleetOverview';

// A page is much to draw for a machine that does other things too.
jest.setTimeout(30_000);

function renderOverview(rows: FleetRow[], owns: string[] = []) {
  renderInTestApp(<FleetOverview />, {
    apis: [
      [fleetFeedApiRef, new FleetFeed({ getFleet: async () => fleetOf(rows) })],
      [identityApiRef, mockApis.identity({ ownershipEntityRefs: owns })],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

const broken = row(
  'checkout-production',
  'critical',
  'Critical: 0 of 2 tasks running',
);
const shops = Array.from({ length: 9 }, (_, i) =>
  row(`shop-${i}`, 'healthy', 'Healthy: all well', {
    owner: 'group:default/storefront',
  }),
);

it('shows the worst, the counts that lead to each, and the way to all', async () => {
  renderOverview([broken, ...shops]);
  const table = await screen.findByRole('table', { name: 'Fleet' });
  expect(
    within(table).getByRole('link', { name: 'checkout-production' }),
  ).toBeVisible();
  expect(within(table).queryByRole('link', { name: 'shop-8' })).toBeNull();
  expect(screen.getByRole('link', { name: '1 critical' })).toHaveAttribute(
    'href',
    '/fleet?status=critical',
  );
  expect(screen.getByRole('link', { name: '9 healthy' })).toBeVisible();
  expect(
    screen.getByRole('link', { name: /The whole fleet \(10\)/ }),
  ).toHaveAttribute('href', '/fleet');
});

it('shows the user’s own first, and what is unwell elsewhere', async () => {
  renderOverview([broken, ...shops], ['group:default/storefront']);
  const yours = await screen.findByRole('table', { name: 'Yours' });
  expect(within(yours).getAllByRole('link', { name: /^shop/ })).toHaveLength(5);
  expect(screen.getByRole('link', { name: '4 more' })).toHaveAttribute(
    'href',
    '/fleet?mine=true',
  );
  const elsewhere = screen.getByRole('table', { name: 'Unwell elsewhere' });
  expect(
    within(elsewhere).getByRole('link', { name: 'checkout-production' }),
  ).toBeVisible();
});

it('says that there is nothing yet', async () => {
  renderOverview([]);
  expect(
    await screen.findByRole('heading', { name: /No environment to watch/ }),
  ).toBeVisible();
});
