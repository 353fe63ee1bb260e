import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/core-plugin-api';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  Fleet,
  FleetRow,
} from '@quarterdeck/plugin-service-health-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import type { ServiceHealthApi } from '../api/ServiceHealthApi';
import { FleetFeed, fleetFeedApiRef } from '../fleet/FleetFeed';
import { fleetOf, row } from '../testing/fleet';
import { FleetPage } from './FleetPage';

// A page is much to draw for a machine that does other things too.
jest.setTimeout(30_000);

const rows = [
  row('checkout-production', 'critical', 'Critical: 0 of 2 tasks running'),
  row('search-production', 'unknown', 'Unknown: AWS does not answer', {
    owner: 'group:default/storefront',
    tasks: undefined,
  }),
  row('shop-production', 'healthy', 'Healthy: 2 of 2 tasks running', {
    owner: 'group:default/storefront',
  }),
];

const Url = () => <output aria-label="URL">{useLocation().search}</output>;

function renderPage(getFleet: ServiceHealthApi['getFleet'], at = '/') {
  const feed = new FleetFeed({ getFleet }, { spreadSeconds: 0 });
  const storage = mockApis.storage();
  renderInTestApp(
    <>
      <FleetPage />
      <Url />
    </>,
    {
      apis: [
        [fleetFeedApiRef, feed],
        [
          identityApiRef,
          mockApis.identity({
            ownershipEntityRefs: ['group:default/storefront'],
          }),
        ],
        [storageApiRef, storage],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [at],
    },
  );
  return { feed, storage };
}

const table = () => screen.findByRole('table', { name: 'Fleet' });

const filters = () => within(screen.getByRole('search'));

const titles = () =>
  within(screen.getByRole('table', { name: 'Fleet' }))
    .getAllByRole('link', { name: /-production$/ })
    .map(link => link.textContent);

const url = () => screen.getByLabelText('URL').textContent;

it('lists all, worst first, each with its status in a word and why', async () => {
  renderPage(async () => fleetOf(rows));
  await table();
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
  renderPage(async () => fleetOf(rows));
  await userEvent.click(
    await screen.findByRole('button', { name: '1 unknown', pressed: false }),
  );
  expect(titles()).toEqual(['search-production']);
  expect(url()).toBe('?status=unknown');
  await userEvent.click(
    screen.getByRole('button', { name: '1 unknown', pressed: true }),
  );
  expect(titles()).toHaveLength(3);
  expect(url()).toBe('');
});

it('filters by words, and says when nothing is left', async () => {
  renderPage(async () => fleetOf(rows));
  await table();
  await userEvent.keyboard('/');
  expect(screen.getByRole('textbox', { name: /Filter/ })).toHaveFocus();
  await userEvent.paste('shop 123456789012');
  expect(titles()).toEqual(['shop-production']);
  await userEvent.paste(' nothing');
  expect(screen.getByText('Nothing matches the filter.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(titles()).toHaveLength(3);
});

it('filters by what a row has, with a count of each value', async () => {
  renderPage(async () => fleetOf(rows));
  await table();
  await userEvent.click(filters().getByRole('button', { name: 'Owner' }));
  const menu = screen.getByRole('menu', { name: 'Owner' });
  expect(
    within(menu)
      .getAllByRole('menuitemcheckbox')
      .map(({ textContent }) => textContent),
  ).toEqual(['checkout1', 'storefront2']);
  await userEvent.click(
    within(menu).getByRole('menuitemcheckbox', { name: /storefront/ }),
  );
  expect(url()).toBe('?owner=group%3Adefault%2Fstorefront');
  await userEvent.keyboard('{Escape}');
  expect(titles()).toEqual(['search-production', 'shop-production']);
  expect(screen.getByText('2 of 3')).toBeVisible();
});

it('takes its filter and order from the URL', async () => {
  renderPage(
    async () => fleetOf(rows),
    '/?status=healthy&status=critical&sort=-name',
  );
  await table();
  expect(titles()).toEqual(['shop-production', 'checkout-production']);
  expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

it('orders by a column, then the other way', async () => {
  renderPage(async () => fleetOf(rows));
  await table();
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(titles()).toEqual([
    'shop-production',
    'search-production',
    'checkout-production',
  ]);
  expect(url()).toBe('?sort=-name');
});

it('shows the user’s own, and begins with them the next time', async () => {
  const { storage } = renderPage(async () => fleetOf(rows));
  await userEvent.click(await screen.findByRole('button', { name: '2 mine' }));
  expect(titles()).toEqual(['search-production', 'shop-production']);
  expect(storage.forBucket('service-health').snapshot('fleet-mine').value).toBe(
    true,
  );
});

it('follows a change, and keeps the rows in their places while one reads', async () => {
  let fleet: Fleet = fleetOf(rows);
  const { feed } = renderPage(async () => fleet);
  await userEvent.hover(await table());
  fleet = fleetOf([
    row('shop-production', 'critical', 'Critical: 1 of 2 tasks running'),
    ...rows.slice(0, 2),
  ]);
  await act(async () => feed.refresh());
  expect(await screen.findByText('1 of 2 tasks running')).toBeVisible();
  expect(titles()).toEqual(rows.map(({ title }) => title));

  await userEvent.click(
    screen.getByRole('button', { name: '1 changed: put in order' }),
  );
  expect(titles()).toEqual([
    'checkout-production',
    'shop-production',
    'search-production',
  ]);
});

it('draws some of many rows, and says how many there are', async () => {
  const many: FleetRow[] = Array.from({ length: 500 }, (_, i) =>
    row(`shop-${i}-production`, 'healthy', 'Healthy: all well'),
  );
  renderPage(async () => fleetOf(many));
  expect(await table()).toHaveAttribute('aria-rowcount', '501');
  const drawn = screen.getAllByRole('row');
  expect(drawn.length).toBeGreaterThan(10);
  expect(drawn.length).toBeLessThan(60);
  expect(drawn[1]).toHaveAttribute('aria-rowindex', '2');
});

it('says how old it is when it is not renewed', async () => {
  renderPage(async () => ({ at: '2026-03-01T12:00:00Z', rows }));
  expect(await screen.findByText(/has not been able to renew/)).toBeVisible();
});

it('says what to do when there is nothing to watch', async () => {
  renderPage(async () => fleetOf([]));
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
