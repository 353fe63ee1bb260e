import {
  type EntityLogs,
  type EntityQuery,
  fillParameters,
  MINUTES_AFTER,
  MINUTES_BEFORE,
  parameterSourceOf,
  type SuggestedQuery,
  type SuggestionsResponse,
  type SuggestRequest,
} from '@quarterdeck/plugin-log-queries-common';
import { TOPICS } from './topics';

const MINUTE_MS = 60_000;

/**
 * The queries of an entity for a moment at which something went wrong, those
 * that are about the same first, and the minutes around it.
 */
export function suggestQueries(
  queries: readonly EntityQuery[],
  entity: EntityLogs,
  occasion: SuggestRequest,
  now: Date,
): Pick<SuggestionsResponse, 'queries' | 'range'> {
  const source = {
    ...parameterSourceOf(entity),
    taskId: occasion.taskId,
    requestId: occasion.requestId,
    alarmName: occasion.alarmName,
  };
  const ranked = queries.map(query => {
    const filled = fillParameters(query.parameters, source);
    return { query: { ...query, filled }, ...fitOf(query, filled, occasion) };
  });
  return {
    queries: ranked
      .sort(
        (a, b) => b.score - a.score || a.query.name.localeCompare(b.query.name),
      )
      .map(({ query, because }): SuggestedQuery => ({ ...query, because })),
    range: rangeAround(new Date(occasion.at), now),
  };
}

/** Ends a quarter of an hour later, or now. */
function rangeAround(at: Date, now: Date): SuggestionsResponse['range'] {
  const to = Math.min(
    now.getTime(),
    Math.max(at.getTime(), 0) + MINUTES_AFTER * MINUTE_MS,
  );
  const from =
    Math.min(at.getTime(), now.getTime()) - MINUTES_BEFORE * MINUTE_MS;
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  };
}

function fitOf(
  query: EntityQuery,
  filled: Record<string, string>,
  { taskId, requestId, alarmName, metricName, stateReason }: SuggestRequest,
): { score: number; because: string } {
  const isMissing = query.parameters.some(
    ({ name, defaultValue }) =>
      defaultValue === undefined && !Object.hasOwn(filled, name),
  );
  const penalty = isMissing ? 100 : 0;
  const values = Object.values(filled);
  if (taskId !== undefined && values.includes(taskId)) {
    return { score: 50 - penalty, because: 'asks for this task' };
  }
  if (requestId !== undefined && values.includes(requestId)) {
    return { score: 45 - penalty, because: 'asks for this request' };
  }
  // A task that stopped has something to say of errors.
  const told = [alarmName, metricName, stateReason, taskId && 'error']
    .filter(Boolean)
    .join(' ');
  const said = `${query.title} ${query.queryString} ${
    query.notes.description ?? ''
  }`;
  const topic = TOPICS.find(
    each => each.ofOccasion.test(told) && each.ofQuery.test(said),
  );
  if (topic) {
    const inTitle = topic.ofQuery.test(query.title) ? 10 : 0;
    return {
      score: 20 + inTitle - penalty,
      because: `is about ${topic.name}, as ${taskId ? 'this' : 'the alarm'} is`,
    };
  }
  return {
    score: (query.belongsBy === 'name' ? 5 : 0) - penalty,
    because: isMissing
      ? 'needs a value that only you know'
      : 'reads these logs',
  };
}
