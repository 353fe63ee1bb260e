import { differencesOf } from './differences';

describe('differencesOf', () => {
  it('puts the largest change first, and knows what is new and what is gone', () => {
    expect(
      differencesOf(
        [
          { route: '/a', n: '10' },
          { route: '/new', n: '3' },
        ],
        [
          { route: '/a', n: '9' },
          { route: '/gone', n: '50' },
        ],
        ['route', 'n'],
      ),
    ).toEqual({
      number: 'n',
      numbers: ['n'],
      groups: ['route'],
      differences: [
        { name: '/gone', before: 50 },
        { name: '/new', now: 3 },
        { name: '/a', before: 9, now: 10 },
      ],
      hidden: 0,
    });
  });

  it('compares the number that is asked for, by all that it is grouped by', () => {
    const columns = ['route', 'method', 'n', 'p99'];
    const row = (n: string, p99?: string) => ({
      route: '/a',
      method: 'GET',
      n,
      ...(p99 && { p99 }),
    });
    expect(
      differencesOf([row('5', '900')], [row('4', '300')], columns, 'p99'),
    ).toMatchObject({
      number: 'p99',
      numbers: ['n', 'p99'],
      differences: [{ name: '/a · GET', before: 300, now: 900 }],
    });
    // The mean of nothing is no zero.
    expect(
      differencesOf([row('5', '900')], [row('4')], columns, 'p99')?.differences,
    ).toEqual([{ name: '/a · GET', now: 900 }]);
  });

  it('leaves log records and what is grouped by time to the chart', () => {
    expect(
      differencesOf(
        [{ 'bin(5m)': '2026-03-01 02:05:00.000', n: '1' }],
        [],
        ['bin(5m)', 'n'],
      ),
    ).toBeUndefined();
    expect(
      differencesOf([{ '@message': '7' }], [], ['@message']),
    ).toBeUndefined();
  });
});
