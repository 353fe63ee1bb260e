import { corpora } from './corpus';
import { runQuery } from './testing/runQuery';

const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);
const DAY_MS = 86_400_000;

describe.each(corpora)('$name', ({ events, others, cases, ...context }) => {
  const groups = new Map([['own', events], ...Object.entries(others ?? {})]);

  it.each(cases)('$name', ({ query, rows }) => {
    const result = runQuery(query, groups, {
      now: NOON,
      lookupTables: context.lookupTables,
      ...(context.range ?? {
        startTime: NOON - DAY_MS,
        endTime: NOON + DAY_MS,
      }),
    });
    expect(result).toEqual(rows);
  });
});
