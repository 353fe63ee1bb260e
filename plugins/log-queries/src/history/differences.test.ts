import { differencesOf } from './differences';

describe('differencesOf', () => {
  it('puts the largest change first, and takes what is missing for none', () => {
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
      differences: [
        { name: '/gone', before: 50, now: 0 },
        { name: '/new', before: 0, now: 3 },
        { name: '/a', before: 9, now: 10 },
      ],
    });
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
