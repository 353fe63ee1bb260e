import { timeBars } from './timeBars';

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
    expect(result).toMatchObject({
      label: 'records',
      stepMs: 60_000,
      bars: [
        { startMs: Date.parse('2026-03-01T02:10:00Z'), value: 2 },
        { startMs: Date.parse('2026-03-01T02:30:00Z'), value: 1 },
      ],
    });
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
    expect(result).toMatchObject({ label: 'requests', stepMs: 300_000 });
    expect(result?.bars.map(bar => bar.value)).toEqual([7, 3]);
  });

  it('leaves several series and results without time alone', () => {
    expect(
      timeBars(
        [
          { 'bin(5m)': '2026-03-01 02:05:00.000', route: '/a', n: '7' },
          { 'bin(5m)': '2026-03-01 02:05:00.000', route: '/b', n: '3' },
        ],
        ['bin(5m)', 'route', 'n'],
        range,
      ),
    ).toBeUndefined();
    expect(timeBars([{ n: '1' }], ['n'], range)).toBeUndefined();
  });
});
