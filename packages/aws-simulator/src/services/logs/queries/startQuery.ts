import { randomUUID } from 'node:crypto';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { QuerySyntaxError } from '@quarterdeck/insights-language';
import { InsightsQuery } from '../../../insights';
import { LogGroupReader } from '../../../world/logs';
import type { Region } from '../../../world/Region';
import { seededFraction } from '../../../world/seeded';
import type { World } from '../../../world/World';
import { invalidParameter, requireGroup } from '../groups';
import { EventFeed } from './EventFeed';
import { QueryRun } from './QueryRun';
import type { QueryRuns } from './QueryRuns';

const MAX_GROUPS = 50;
const DEFAULT_LIMIT = 10_000;
const MAX_LIMIT = 100_000;
const SHORTEST_SECONDS = 2;
const LONGEST_SECONDS = 4;
/** A time above this is in milliseconds, which AWS takes as well. */
const LARGEST_SECONDS = 100_000_000_000;

/**
 * StartQuery.
 *
 * @throws MalformedQueryException with the place of what is wrong,
 * LimitExceededException, ResourceNotFoundException, InvalidParameterException
 */
export function startQuery(
  world: World,
  region: Region,
  runs: QueryRuns,
  input: logs.StartQueryRequest,
): logs.StartQueryResponse {
  if (input.queryLanguage !== undefined && input.queryLanguage !== 'CWLI') {
    throw invalidParameter('The simulator only knows the language CWLI.');
  }
  const names = [
    ...(input.logGroupName === undefined ? [] : [input.logGroupName]),
    ...(input.logGroupNames ?? []),
    ...(input.logGroupIdentifiers ?? []),
  ];
  if (names.length === 0 || names.length > MAX_GROUPS) {
    throw invalidParameter(`A query reads 1 to ${MAX_GROUPS} log groups.`);
  }
  const groups = names.map(name => requireGroup(region, name));
  const span = {
    from: toMilliseconds(input.startTime ?? 0),
    to: toMilliseconds(input.endTime ?? 0),
  };
  if (span.from >= span.to) {
    throw invalidParameter(
      'End time should not be less than or equal to start time.',
    );
  }
  const limit = input.limit ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > MAX_LIMIT) {
    throw invalidParameter(`The limit must be between 1 and ${MAX_LIMIT}.`);
  }
  const now = world.now().getTime();
  const queryString = input.queryString ?? '';
  const query = compile(queryString, {
    now,
    startTime: span.from,
    endTime: span.to,
  });
  runs.requireRoom();

  const id = randomUUID();
  const seconds =
    SHORTEST_SECONDS +
    (LONGEST_SECONDS - SHORTEST_SECONDS) * seededFraction(id, 'duration');
  const sources = groups.map(group => ({
    log: `${region.accountId}:${group.shape.name}`,
    reader: new LogGroupReader(world, region, group),
  }));
  runs.add(
    new QueryRun(
      {
        id,
        queryString,
        logGroups: groups.map(({ shape }) => shape.name),
        limit,
        startedAt: now,
        durationMs: world.pace.milliseconds(seconds),
      },
      query,
      new EventFeed(sources, span),
      () => world.now().getTime(),
    ),
  );
  return { queryId: id };
}

function compile(
  queryString: string,
  context: Parameters<typeof InsightsQuery.compile>[1],
): InsightsQuery {
  try {
    return InsightsQuery.compile(queryString, context);
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      const message = error.describe(queryString);
      throw new logs.MalformedQueryException({
        message,
        queryCompileError: {
          message,
          location: { startCharOffset: error.start, endCharOffset: error.end },
        },
        $metadata: {},
      });
    }
    throw error;
  }
}

function toMilliseconds(time: number): number {
  return time < LARGEST_SECONDS ? time * 1000 : time;
}
