import { formatBytes, formatRange, formatUsd, formatValue } from './format';

describe('formats', () => {
  const zone = 'UTC+2';

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_500, '1.5 KB'],
    [123_456_789, '123 MB'],
    [2_400_000_000, '2.4 GB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, '$0.0000'],
    [0.000001, '< $0.0001'],
    [0.012, '$0.0120'],
    [3.5, '$3.50'],
  ])('%d USD are %s', (usd, text) => {
    expect(formatUsd(usd)).toBe(text);
  });

  it('puts the times of AWS into the reader’s zone', () => {
    expect(formatValue('2026-03-01 02:55:20.000', zone)).toBe(
      '2026-03-01 04:55:20.000',
    );
    expect(formatValue('2026-03-01', zone)).toBe('2026-03-01');
  });

  it('says the date twice only when it differs', () => {
    expect(
      formatRange(
        { from: '2026-03-01T02:00:00Z', to: '2026-03-01T03:00:00Z' },
        zone,
      ),
    ).toBe('2026-03-01 04:00:00 – 05:00:00');
    expect(
      formatRange(
        { from: '2026-03-01T02:00:00Z', to: '2026-03-01T23:00:00Z' },
        zone,
      ),
    ).toBe('2026-03-01 04:00:00 – 2026-03-02 01:00:00');
  });
});
