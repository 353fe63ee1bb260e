import type { QueryContext } from '../functions';
import { InsightsQuery } from '../InsightsQuery';
import type { LogEvent } from '../LogEvent';

/** The events of log groups, by the groups' names; the first is queried. */
export type EventsByGroup = ReadonlyMap<string, readonly LogEvent[]>;

/** The rows of a query over events in memory, with those of its subqueries. */
export function runQuery(
  text: string,
  groups: EventsByGroup,
  context: QueryContext,
): Array<Record<string, string>> {
  const query = InsightsQuery.compile(text, context);
  const [first] = groups.keys();
  const read = (
    names: readonly string[] | undefined,
    { startTime, endTime }: { startTime: number; endTime: number },
  ) =>
    (names ?? [first])
      .flatMap(name => groups.get(name) ?? [])
      .filter(
        ({ timestamp }) => timestamp >= startTime && timestamp <= endTime,
      );
  for (const input of query.inputs) {
    read(input.range.source?.names, input.range).forEach(event =>
      input.add(event),
    );
  }
  return query
    .run(read(query.source?.names, context))
    .rows()
    .map(({ fields }) =>
      Object.fromEntries(fields.map(({ field, value }) => [field, value])),
    );
}
