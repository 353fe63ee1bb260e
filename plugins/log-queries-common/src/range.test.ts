import { queryRangeSchema, resolveRange } from './range';

const now = new Date('2026-03-01T03:10:20.700Z');

describe('resolveRange', () => {
  it('counts a relative range back from now, in whole seconds', () => {
    expect(resolveRange({ type: 'relative', lastMinutes: 15 }, now)).toEqual({
      from: '2026-03-01T02:55:20.000Z',
      to: '2026-03-01T03:10:20.000Z',
    });
  });

  it('reads the offsets of an absolute range', () => {
    expect(
      resolveRange(
        {
          type: 'absolute',
          from: '2026-03-01T01:00:00+02:00',
          to: '2026-03-01T00:00:00Z',
        },
        now,
      ),
    ).toEqual({
      from: '2026-02-28T23:00:00.000Z',
      to: '2026-03-01T00:00:00.000Z',
    });
  });

  it('refuses a range that ends before it begins', () => {
    expect(() =>
      resolveRange(
        {
          type: 'absolute',
          from: '2026-03-01T01:00:00Z',
          to: '2026-03-01T00:00:00Z',
        },
        now,
      ),
    ).toThrow(/ends \(2026-03-01T00:00:00.000Z\) before it begins/);
  });
});

describe('queryRangeSchema', () => {
  it.each([
    { type: 'relative', lastMinutes: 0 },
    { type: 'relative', lastMinutes: 1_000_000_000 },
    { type: 'absolute', from: 'yesterday', to: '2026-03-01T00:00:00Z' },
    { type: 'absolute', from: '2026-03-01T00:00:00', to: '2026-03-01T00:00' },
    { type: 'always' },
  ])('refuses %j', range => {
    expect(queryRangeSchema.safeParse(range).success).toBe(false);
  });
});
