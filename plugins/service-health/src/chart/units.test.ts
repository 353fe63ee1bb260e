import { newestValue, summarize } from './summary';
import { formatValue } from './units';

it.each([
  [42.4, 'percent', '42 %'],
  [3.25, 'percent', '3.3 %'],
  [18 * 1024 ** 3, 'bytes', '18 GiB'],
  [9.5 * 1024 ** 2, 'bytes', '9.5 MiB'],
  [0, 'bytes', '0 B'],
  [0.0123, 'seconds', '12 ms'],
  [1.5, 'seconds', '1.5 s'],
  [1_234, 'count', '1,234'],
] as const)('writes %p %s as %s', (value, unit, expected) => {
  expect(formatValue(value, unit)).toBe(expected);
});

describe('a series', () => {
  const series = {
    id: 'database.cpu',
    label: 'CPU utilization',
    unit: 'percent',
    timestamps: [0, 60, 120],
  } as const;

  it('is summed up in words, gaps left out', () => {
    const values = [20, 10, null];
    const some = { ...series, timestamps: [...series.timestamps], values };
    expect(summarize(some)).toBe(
      'CPU utilization: last 10 %, lowest 10 %, highest 20 %',
    );
    expect(newestValue(some)).toBe(10);
  });

  it('says that it has no data', () => {
    const none = {
      ...series,
      timestamps: [...series.timestamps],
      values: [null, null, null],
    };
    expect(summarize(none)).toBe('CPU utilization: no data');
    expect(newestValue(none)).toBeUndefined();
  });
});
