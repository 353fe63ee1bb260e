import { corpora } from './corpus';
import { InsightsQuery } from './InsightsQuery';

const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);

describe.each(corpora)('$name', ({ events, cases }) => {
  it.each(cases)('$name', ({ query, rows }) => {
    const result = InsightsQuery.compile(query, {
      now: NOON,
      startTime: NOON - 3_600_000,
      endTime: NOON,
    })
      .run(events)
      .rows()
      .map(({ fields }) =>
        Object.fromEntries(fields.map(({ field, value }) => [field, value])),
      );
    expect(result).toEqual(rows);
  });
});
