import {
  between,
  complaintAbout,
  DEFAULT_RANGE,
  parseRange,
  RANGE_PRESETS,
  rangeText,
  withRange,
} from './TimeRange';

const parse = (query: string) => parseRange(new URLSearchParams(query));

it('brings every preset through the URL and back', () => {
  for (const { lastSeconds, token } of RANGE_PRESETS) {
    const search = withRange(new URLSearchParams(), { lastSeconds });
    expect(String(search)).toBe(`range=${token}`);
    expect(parseRange(search)).toEqual({ range: { lastSeconds } });
  }
});

it('brings two moments through the URL and back, in UTC', () => {
  const range = between('2026-11-22T09:00:00+01:00', '2026-11-22T10:30:00.9Z');
  const search = withRange(new URLSearchParams('range=3h&kind=alarm'), range);
  expect(search.get('from')).toBe('2026-11-22T08:00:00Z');
  expect(search.get('to')).toBe('2026-11-22T10:30:00Z');
  expect(search.has('range')).toBe(false);
  expect(search.get('kind')).toBe('alarm');
  expect(parseRange(search)).toEqual({ range });
});

it('takes the usual range where the URL asks for none', () => {
  expect(parse('')).toEqual({ range: DEFAULT_RANGE });
});

it.each([
  ['range=5y', '“5y”'],
  ['from=yesterday&to=2026-11-22T09:00:00Z', '“yesterday” is no moment'],
  ['from=2026-11-22T09:00:00Z', 'end “” is no moment'],
  ['from=2026-11-22T09:00:00Z&to=2026-11-22T08:00:00Z', 'before it ends'],
  ['from=2026-11-22T09:00:00Z&to=2026-12-22T09:00:00Z', 'at most 14 days'],
])('says what is wrong with %s, and shows the usual range', (query, words) => {
  const { range, complaint } = parse(query);
  expect(range).toEqual(DEFAULT_RANGE);
  expect(complaint).toContain(words);
});

it('asks for long enough a range to see something', () => {
  expect(
    complaintAbout('2026-11-22T09:00:00Z', '2026-11-22T09:01:00Z'),
  ).toContain('at least 5 minutes');
});

it('is said in words', () => {
  expect(rangeText({ lastSeconds: 10_800 })).toBe('last 3 h');
  expect(
    rangeText(between('2026-11-22T08:00:00Z', '2026-11-22T10:30:00Z')),
  ).toMatch(/^22 Nov \d\d:\d\d – (22 Nov )?\d\d:\d\d \S+/);
});
