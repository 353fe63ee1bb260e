import { randomUUID } from 'node:crypto';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import {
  MAX_QUERY_LENGTH,
  QuerySyntaxError,
} from '@quarterdeck/insights-language';
import { InsightsQuery, type QueryContext } from '../../../insights';
import { LogGroupReader } from '../../../world/logs';
import type { Region } from '../../../world/Region';
import type { Resource } from '../../../world/Resource';
import type { LogGroupShape } from '../../../world/resources/logs';
import { seededFraction } from '../../../world/seeded';
import type { World } from '../../../world/World';
import { invalidParameter } from '../refusals';
import { lookupTablesOf } from '../lookupTables';
import { EventFeed, type EventSource } from './EventFeed';
import { groupsOfSource, queriedGroups } from './queriedGroups';
import { QueryRun, type QueryWork } from './QueryRun';
import type { QueryRuns } from './QueryRuns';

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
  const { queryString = '' } = input;
  validate(input);
  const now = world.now().getTime();
  const query = compile(queryString, {
    now,
    startTime: toMilliseconds(input.startTime ?? 0),
    endTime: toMilliseconds(input.endTime ?? 0),
    lookupTables: lookupTablesOf(region, queryString),
  });
  const groups = queriedGroups(region, input, query.source);
  runs.requireRoom();

  const id = randomUUID();
  const seconds =
    SHORTEST_SECONDS +
    (LONGEST_SECONDS - SHORTEST_SECONDS) * seededFraction(id, 'duration');
  const limit = Math.min(
    input.limit ?? MAX_LIMIT,
    query.limit ?? input.limit ?? DEFAULT_LIMIT,
  );
  runs.add(
    new QueryRun(
      {
        id,
        queryString,
        logGroups: groups.map(({ shape }) => shape.name),
        limit,
        startedAt: now,
        durationMs: world.pace.milliseconds(seconds),
        timeoutMs: runs.timeoutMs,
      },
      workOf(world, region, query, groups, limit),
      () => world.now().getTime(),
    ),
  );
  return { queryId: id };
}

function validate(input: logs.StartQueryRequest): void {
  if (input.queryLanguage !== undefined && input.queryLanguage !== 'CWLI') {
    throw invalidParameter('The simulator only knows the language CWLI.');
  }
  if ((input.queryString ?? '').length > MAX_QUERY_LENGTH) {
    throw invalidParameter(
      `1 validation error detected: Value at 'queryString' failed to satisfy constraint: Member must have length less than or equal to ${MAX_QUERY_LENGTH}`,
    );
  }
  if (
    toMilliseconds(input.startTime ?? 0) >= toMilliseconds(input.endTime ?? 0)
  ) {
    throw invalidParameter(
      'End time should not be less than or equal to start time.',
    );
  }
  const { limit = DEFAULT_LIMIT } = input;
  if (limit < 1 || limit > MAX_LIMIT) {
    throw invalidParameter(`The limit must be between 1 and ${MAX_LIMIT}.`);
  }
}

/** The subqueries are read first, then the query itself. */
function workOf(
  world: World,
  region: Region,
  query: InsightsQuery,
  groups: ReadonlyArray<Resource<LogGroupShape>>,
  limit: number,
): QueryWork {
  const execution = query.start(limit);
  const sourcesOf = (
    resources: ReadonlyArray<Resource<LogGroupShape>>,
  ): EventSource[] =>
    resources.map(group => ({
      log: `${region.accountId}:${group.shape.name}`,
      reader: new LogGroupReader(world, region, group),
    }));
  const parts = [
    ...query.inputs.map(each => ({
      sources: sourcesOf(
        each.range.source ? groupsOfSource(region, each.range.source) : groups,
      ),
      span: { from: each.range.startTime, to: each.range.endTime },
      take: each.add.bind(each),
    })),
    {
      sources: sourcesOf(groups),
      span: { from: query.range.startTime, to: query.range.endTime },
      take: execution.add.bind(execution),
    },
  ];
  return {
    feed: new EventFeed(parts),
    execution,
    statistics: () => {
      const all = [...query.inputs, execution].map(each => each.statistics);
      return {
        recordsMatched: execution.statistics.recordsMatched,
        recordsScanned: all.reduce((sum, each) => sum + each.recordsScanned, 0),
        bytesScanned: all.reduce((sum, each) => sum + each.bytesScanned, 0),
      };
    },
  };
}

function compile(queryString: string, context: QueryContext): InsightsQuery {
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
