import { stackBars } from './stackBars';
import { timeBars } from './timeBars';
import { valueBars } from './valueBars';

const range = {
  from: '2026-03-01T02:00:00.000Z',
  to: '2026-03-01T03:00:00.000Z',
};

describe('timeBars', () => {
  it('counts log records in even steps', () => {
    const result = timeBars(
      [
        { '@timestamp': '2026-03-01 02:10:05.000' },
        { '@timestamp': '2026-03-01 02:10:55.000' },
        { '@timestamp': '2026-03-01 02:30:00.000' },
      ],
      ['@timestamp', '@message'],
      range,
    );
    expect(result).toMatchObject({ label: 'records', stepMs: 60_000 });
    expect(result && [...result.series[0].values]).toEqual([
      [Date.parse('2026-03-01T02:10:00Z'), 2],
      [Date.parse('2026-03-01T02:30:00Z'), 1],
    ]);
  });

  it('draws the number of stats by bin', () => {
    const result = timeBars(
      [
        { 'bin(5m)': '2026-03-01 02:05:00.000', requests: '7' },
        { 'bin(5m)': '2026-03-01 02:10:00.000', requests: '3' },
      ],
      ['bin(5m)', 'requests'],
      range,
    );
    expect(result).toMatchObject({
      label: 'requests',
      stepMs: 300_000,
      drawnAs: 'bars',
    });
    expect(result && [...result.series[0].values.values()]).toEqual([7, 3]);
  });

  it('puts groups on top of each other, the largest below', () => {
    const result = timeBars(
      [
        { 'bin(5m)': '2026-03-01 02:05:00.000', route: '/a', n: '3' },
        { 'bin(5m)': '2026-03-01 02:05:00.000', route: '/b', n: '7' },
        { 'bin(5m)': '2026-03-01 02:10:00.000', route: '/b', n: '1' },
      ],
      ['bin(5m)', 'route', 'n'],
      range,
    );
    expect(result?.series.map(({ name }) => name)).toEqual(['/b', '/a']);
    expect(result && stackBars(result)).toMatchObject({
      highest: 10,
      steps: [
        {
          top: 10,
          parts: [
            { series: 0, from: 0, to: 7 },
            { series: 1, from: 7, to: 10 },
          ],
        },
        { top: 1 },
      ],
    });
  });

  it('draws numbers of different meaning as lines', () => {
    const result = timeBars(
      [
        { time: '2026-03-01 02:05:00.000', avg: '3', max: '9' },
        { time: '2026-03-01 02:10:00.000', avg: '4', max: '5' },
      ],
      ['time', 'avg', 'max'],
      range,
    );
    expect(result).toMatchObject({ label: 'avg, max', drawnAs: 'lines' });
    expect(result && stackBars(result).highest).toBe(9);
  });

  it('leaves results without time alone', () => {
    expect(timeBars([{ n: '1' }], ['n'], range)).toBeUndefined();
  });
});

describe('valueBars', () => {
  it('draws the first number of stats by something', () => {
    expect(
      valueBars(
        [
          { route: '/a', n: '7', avg: '1.5' },
          { route: '/b', n: '3', avg: '2.5' },
        ],
        ['route', 'n', 'avg'],
      ),
    ).toEqual({
      label: 'n by route',
      bars: [
        { name: '/a', value: 7 },
        { name: '/b', value: 3 },
      ],
      hidden: 0,
    });
  });

  it('draws nothing of log records', () => {
    expect(
      valueBars([{ '@message': 'x', n: '1' }], ['@message', 'n']),
    ).toBeUndefined();
  });
});
