import * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Handlers, RequestContext } from '../../wire';
import { StoredBytes } from '../../world/logs';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { filterLogEvents } from './events/filterLogEvents';
import { getLogEvents } from './events/getLogEvents';
import { putLogEvents } from './events/putLogEvents';
import { LiveTails } from './liveTail/LiveTails';
import {
  createLogGroup,
  deleteLogGroup,
  deleteRetentionPolicy,
  describeLogGroups,
  listLogGroups,
  putRetentionPolicy,
} from './groups';
import {
  createLookupTable,
  deleteLookupTable,
  describeLookupTables,
  getLookupTable,
  updateLookupTable,
} from './lookupTables';
import { fieldIndexHandlers } from './fieldIndexes';
import { metricFilterHandlers } from './metricFilters';
import { getLogGroupFields } from './queries/logGroupFields';
import {
  deleteQueryDefinition,
  describeQueryDefinitions,
  putQueryDefinition,
} from './queries/queryDefinitions';
import {
  describeQueries,
  getLogRecord,
  getQueryResults,
} from './queries/queryResults';
import { QueryRuns } from './queries/QueryRuns';
import { ScanTurns } from './queries/ScanTurns';
import { startQuery } from './queries/startQuery';
import {
  createLogStream,
  deleteLogStream,
  describeLogStreams,
} from './streams';
import { addTags, listTags, removeTags } from './tags';

export interface LogsOptions {
  /** After how long a query is given up; an hour unless told. */
  queryTimeoutMs?: number;
  /** After how long a live tail session ends; three hours unless told. */
  liveTailTimeoutMs?: number;
  /** How often a session tells what is new; each second unless told. */
  liveTailIntervalMs?: number;
}

/** CloudWatch Logs over the world's log groups and generated events. */
export function logsHandlers(
  world: World,
  { queryTimeoutMs, liveTailTimeoutMs, liveTailIntervalMs }: LogsOptions = {},
): Handlers<typeof logs> {
  const regionOf = ({ accountId, region }: RequestContext) =>
    world.region(accountId, region);
  const turns = new ScanTurns();
  const storedBytes = new StoredBytes(world);
  const liveTails = new LiveTails(world, {
    timeoutMs: liveTailTimeoutMs,
    intervalMs: liveTailIntervalMs,
  });
  const runsByRegion = new Map<Region, QueryRuns>();
  const runsOf = (context: RequestContext) => {
    const region = regionOf(context);
    const runs =
      runsByRegion.get(region) ?? new QueryRuns(turns, queryTimeoutMs);
    runsByRegion.set(region, runs);
    return runs;
  };
  return {
    CreateLogGroup: (input, context) => {
      createLogGroup(world, regionOf(context), input);
      return {};
    },
    DeleteLogGroup: ({ logGroupName }, context) => {
      deleteLogGroup(world, regionOf(context), logGroupName);
      return {};
    },
    ListLogGroups: (input, context) => listLogGroups(regionOf(context), input),
    DescribeLogGroups: (input, context) =>
      describeLogGroups(regionOf(context), storedBytes, input),
    PutRetentionPolicy: (input, context) => {
      putRetentionPolicy(world, regionOf(context), input);
      return {};
    },
    DeleteRetentionPolicy: ({ logGroupName }, context) => {
      deleteRetentionPolicy(world, regionOf(context), logGroupName);
      return {};
    },

    ...metricFilterHandlers(world, regionOf),
    ...fieldIndexHandlers(world, regionOf),

    CreateLogStream: (input, context) => {
      createLogStream(world, regionOf(context), input);
      return {};
    },
    DeleteLogStream: (input, context) => {
      deleteLogStream(world, regionOf(context), input);
      return {};
    },
    DescribeLogStreams: (input, context) =>
      describeLogStreams(world, regionOf(context), input),

    PutLogEvents: (input, context) =>
      putLogEvents(world, regionOf(context), input),
    GetLogEvents: (input, context) =>
      getLogEvents(world, regionOf(context), input),
    FilterLogEvents: (input, context) =>
      filterLogEvents(world, regionOf(context), input),

    StartLiveTail: (input, context) => ({
      responseStream: liveTails.start(regionOf(context), input),
    }),

    StartQuery: (input, context) =>
      startQuery(world, regionOf(context), runsOf(context), input),
    GetQueryResults: (input, context) =>
      getQueryResults(runsOf(context), input),
    StopQuery: ({ queryId }, context) => {
      if (!runsOf(context).get(queryId).cancel()) {
        throw new logs.InvalidParameterException({
          message: 'The query has ended and cannot be stopped.',
          $metadata: {},
        });
      }
      return { success: true };
    },
    DescribeQueries: (input, context) =>
      describeQueries(runsOf(context), input),
    GetLogRecord: (input, context) => getLogRecord(context.accountId, input),
    GetLogGroupFields: (input, context) =>
      getLogGroupFields(world, regionOf(context), input),

    CreateLookupTable: (input, context) =>
      createLookupTable(world, regionOf(context), input),
    DescribeLookupTables: (input, context) =>
      describeLookupTables(regionOf(context), input),
    GetLookupTable: ({ lookupTableArn }, context) =>
      getLookupTable(regionOf(context), lookupTableArn),
    UpdateLookupTable: (input, context) =>
      updateLookupTable(world, regionOf(context), input),
    DeleteLookupTable: ({ lookupTableArn }, context) => {
      deleteLookupTable(world, regionOf(context), lookupTableArn);
      return {};
    },

    PutQueryDefinition: (input, context) =>
      putQueryDefinition(world, regionOf(context), input),
    DescribeQueryDefinitions: (input, context) =>
      describeQueryDefinitions(regionOf(context), input),
    DeleteQueryDefinition: ({ queryDefinitionId = '' }, context) =>
      deleteQueryDefinition(world, regionOf(context), queryDefinitionId),

    ListTagsLogGroup: ({ logGroupName = '' }, context) =>
      listTags(regionOf(context), logGroupName),
    TagLogGroup: ({ logGroupName = '', tags }, context) => {
      addTags(world, regionOf(context), { resourceArn: logGroupName, tags });
      return {};
    },
    UntagLogGroup: ({ logGroupName = '', tags = [] }, context) => {
      removeTags(world, regionOf(context), {
        resourceArn: logGroupName,
        tagKeys: tags,
      });
      return {};
    },
    ListTagsForResource: ({ resourceArn = '' }, context) =>
      listTags(regionOf(context), resourceArn),
    TagResource: (input, context) => {
      addTags(world, regionOf(context), input);
      return {};
    },
    UntagResource: (input, context) => {
      removeTags(world, regionOf(context), input);
      return {};
    },
  };
}
