import { alignRange, gridOf } from './range';
import { parseRangeQuery } from './rangeQuery';

const now = new Date('2026-11-22T09:20:42Z');
const hours = (count: number) =>
  new Date(now.getTime() - count * 60 * 60 * 1_000);

describe('alignRange', () => {
  it('gives all who look within one minute the same range', () => {
    const range = alignRange(hours(3), now, now);
    const later = new Date('2026-11-22T09:20:59Z');
    expect(alignRange(new Date('2026-11-22T06:20:59Z'), later, later)).toEqual(
      range,
    );
    expect(range.periodSeconds).toBe(60);
    expect(new Date(range.endSeconds * 1_000).toISOString()).toBe(
      '2026-11-22T09:20:00.000Z',
    );
    expect(gridOf(range)).toHaveLength(180);
  });

  it.each([
    [0.25, 60],
    [6, 60],
    [24, 300],
    [7 * 24, 3_600],
    [14 * 24, 3_600],
  ])('takes a readable period for %p hours: %p s', (length, periodSeconds) => {
    expect(alignRange(hours(length), now, now).periodSeconds).toBe(
      periodSeconds,
    );
  });

  it('asks for no finer period than CloudWatch keeps', () => {
    const monthAgo = hours(30 * 24);
    const hourLater = new Date(monthAgo.getTime() + 60 * 60 * 1_000);
    expect(alignRange(monthAgo, hourLater, now).periodSeconds).toBe(300);
    const quarterAgo = hours(90 * 24);
    expect(
      alignRange(
        quarterAgo,
        new Date(quarterAgo.getTime() + 6 * 60 * 60 * 1_000),
        now,
      ).periodSeconds,
    ).toBe(3_600);
  });

  it('is never empty', () => {
    const range = alignRange(new Date(now.getTime() - 1_000), now, now);
    expect(gridOf(range)).toHaveLength(1);
  });
});

describe('parseRangeQuery', () => {
  it('is the last three hours by default', () => {
    expect(parseRangeQuery({}, now)).toEqual({ start: hours(3), end: now });
  });

  it('takes offsets', () => {
    expect(
      parseRangeQuery(
        { start: '2026-11-22T09:00:00+01:00', end: '2026-11-22T08:30:00Z' },
        now,
      ),
    ).toEqual({
      start: new Date('2026-11-22T08:00:00Z'),
      end: new Date('2026-11-22T08:30:00Z'),
    });
  });

  it.each([
    [{ start: 'yesterday' }, /start/],
    [{ start: ['2026-11-22T08:00:00Z'] }, /start/],
    [{ start: '2026-11-22T08:00:00' }, /start/],
    [{ end: '2026-11-22T08:00:00Z', start: '2026-11-22T09:00:00Z' }, /before/],
    [{ start: '2026-10-22T08:00:00Z' }, /14 days/],
  ])('refuses %p', (query, message) => {
    expect(() => parseRangeQuery(query, now)).toThrow(message);
  });
});
