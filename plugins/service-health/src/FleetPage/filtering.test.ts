import { row } from '../testing/fleet';
import { facetOptions, filterRows } from './filtering';
import { parseFleetQuery } from './fleetQuery';
import { sortRows } from './sorting';

const fleet = {
  at: '2026-11-22T09:20:30Z',
  rows: [
    row('checkout', 'critical', 'Critical: exit code 1', {
      tasks: { running: 1, desired: 4 },
      alarms: { inAlarm: 2, total: 9 },
    }),
    row('search', 'unknown', 'Unknown: access denied', {
      owner: undefined,
      stage: undefined,
      tasks: undefined,
      alarms: undefined,
      at: undefined,
      accountIds: [],
      regions: [],
    }),
    row('shop', 'healthy', 'Healthy', {
      owner: 'group:default/storefront',
      accountIds: ['123456789012', '210987654321'],
      regions: ['eu-west-1'],
      at: '2026-11-22T09:10:00Z',
    }),
  ],
};

const isMine = ({ owner }: { owner?: string }) =>
  owner === 'group:default/storefront';

const find = (search: string) =>
  filterRows(fleet, parseFleetQuery(new URLSearchParams(search)), isMine).map(
    ({ title }) => title,
  );

it.each([
  ['status=critical&status=unknown', ['checkout', 'search']],
  ['owner=group:default/checkout', ['checkout']],
  ['owner=none', ['search']],
  ['stage=production', ['checkout', 'shop']],
  ['stage=none', ['search']],
  ['type=aws-environment&region=eu-west-1', ['shop']],
  ['account=210987654321', ['shop']],
  ['tasks=short', ['checkout']],
  ['tasks=none', ['search']],
  ['alarms=on', ['checkout']],
  ['alarms=off', ['shop']],
  ['reading=old', ['shop']],
  ['reading=none', ['search']],
  ['mine=true', ['shop']],
  ['text=EXIT+checkout', ['checkout']],
  ['text=production+denied', []],
  ['', ['checkout', 'search', 'shop']],
])('%s', (search, titles) => {
  expect(find(search)).toEqual(titles);
});

it('offers what the rest of the query leaves, with counts', () => {
  const query = parseFleetQuery(
    new URLSearchParams('status=healthy&account=000000000000'),
  );
  expect(facetOptions(fleet, query, isMine, 'account')).toEqual([
    { value: '000000000000', label: '000000000000', count: 0 },
    { value: '123456789012', label: '123456789012', count: 1 },
    { value: '210987654321', label: '210987654321', count: 1 },
  ]);
});

const order = (sort: string) =>
  sortRows(fleet.rows, parseFleetQuery(new URLSearchParams({ sort })).sort).map(
    ({ title }) => title,
  );

it.each([
  ['', ['checkout', 'search', 'shop']],
  ['-status', ['shop', 'search', 'checkout']],
  ['name', ['checkout', 'search', 'shop']],
  ['owner', ['checkout', 'shop', 'search']],
  ['tasks', ['checkout', 'shop', 'search']],
  ['alarms', ['checkout', 'shop', 'search']],
  ['age', ['shop', 'checkout', 'search']],
])('orders by %s', (sort, titles) => {
  expect(order(sort)).toEqual(titles);
});
