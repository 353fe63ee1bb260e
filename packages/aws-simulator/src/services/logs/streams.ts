import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import { LogGroupReader, type StreamSummary } from '../../world/logs';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { requireGroup } from './groups';
import { positionPage } from '../positionPage';
import {
  alreadyExists,
  invalidParameter,
  invalidToken,
  notFound,
} from './refusals';

const DEFAULT_PAGE = 50;

export function createLogStream(
  world: World,
  region: Region,
  { logGroupName, logStreamName = '' }: logs.CreateLogStreamRequest,
): void {
  const group = requireGroup(region, logGroupName);
  if (Object.hasOwn(group.shape.streams, logStreamName)) {
    throw alreadyExists('The specified log stream already exists');
  }
  group.shape.streams[logStreamName] = { createdAt: world.now(), events: [] };
  world.changed();
}

export function deleteLogStream(
  world: World,
  region: Region,
  { logGroupName, logStreamName = '' }: logs.DeleteLogStreamRequest,
): void {
  const group = requireGroup(region, logGroupName);
  if (!Object.hasOwn(group.shape.streams, logStreamName)) {
    throw streamNotFound();
  }
  delete group.shape.streams[logStreamName];
  world.changed();
}

export function describeLogStreams(
  world: World,
  region: Region,
  input: logs.DescribeLogStreamsRequest,
): logs.DescribeLogStreamsResponse {
  const group = requireGroup(
    region,
    input.logGroupIdentifier ?? input.logGroupName,
  );
  const { logStreamNamePrefix = '' } = input;
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && logStreamNamePrefix) {
    throw invalidParameter(
      'Cannot order by LastEventTime with a logStreamNamePrefix.',
    );
  }
  const sign = input.descending ? -1 : 1;
  const streams = new LogGroupReader(world, region, group)
    .streams()
    .filter(({ name }) => name.startsWith(logStreamNamePrefix))
    .sort(
      (a, b) =>
        sign *
        (byTime
          ? (a.lastEventAt ?? 0) - (b.lastEventAt ?? 0)
          : compareNames(a, b)),
    )
    .map(
      (stream): logs.LogStream => ({
        logStreamName: stream.name,
        creationTime: stream.createdAt,
        firstEventTimestamp: stream.firstEventAt,
        lastEventTimestamp: stream.lastEventAt,
        lastIngestionTime: stream.lastEventAt,
        uploadSequenceToken: '49039859439874948',
        arn: region.arn(
          'logs',
          `log-group:${group.shape.name}:log-stream:${stream.name}`,
        ),
        storedBytes: 0,
      }),
    );
  const { items: logStreams, next: nextToken } = positionPage(streams, {
    token: input.nextToken,
    size: input.limit ?? DEFAULT_PAGE,
    invalidToken,
  });
  return { logStreams, nextToken };
}

function compareNames(a: StreamSummary, b: StreamSummary): number {
  if (a.name === b.name) {
    return 0;
  }
  return a.name < b.name ? -1 : 1;
}

export function streamNotFound() {
  return notFound('The specified log stream does not exist.');
}
