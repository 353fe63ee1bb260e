import {
  isFiltered,
  parseFleetQuery,
  toggleFacet,
  withoutFilters,
  writeFleetQuery,
} from './fleetQuery';

const read = (search: string) => parseFleetQuery(new URLSearchParams(search));

it('is written into the URL as it is read from it', () => {
  const search =
    'text=exit+code+1&mine=true&status=critical&status=degraded&account=123456789012&tasks=short&sort=-age';
  expect(writeFleetQuery(read(search), new URLSearchParams()).toString()).toBe(
    search,
  );
});

it('leaves what it does not know', () => {
  expect(
    writeFleetQuery(
      read('sort=nothing&status='),
      new URLSearchParams('x=1'),
    ).toString(),
  ).toBe('x=1');
});

it('takes a value in and out', () => {
  const one = toggleFacet(read(''), 'region', 'us-east-1');
  expect(one.facets).toEqual({ region: ['us-east-1'] });
  expect(isFiltered(one)).toBe(true);
  const none = toggleFacet(one, 'region', 'us-east-1');
  expect(none.facets).toEqual({});
  expect(isFiltered(none)).toBe(false);
});

it('forgets its filters and keeps its order', () => {
  const query = withoutFilters(read('text=a&mine=true&stage=x&sort=name'));
  expect(isFiltered(query)).toBe(false);
  expect(query.sort).toEqual({ by: 'name', isReversed: false });
});
