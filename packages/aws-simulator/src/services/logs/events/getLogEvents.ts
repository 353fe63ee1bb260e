import type {
  GetLogEventsRequest,
  GetLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { LogGroupReader, type GroupEvent } from '../../../world/logs';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { requireGroup } from '../groups';
import { invalidParameter } from '../refusals';
import { streamNotFound } from '../streams';

const MAX_EVENTS = 10_000;

/**
 * GetLogEvents: one stream, forward or backward. Each answer has a token for
 * either direction; at an end, a token comes back unchanged, as in AWS.
 */
export function getLogEvents(
  world: World,
  region: Region,
  input: GetLogEventsRequest,
): GetLogEventsResponse {
  const group = requireGroup(
    region,
    input.logGroupIdentifier ?? input.logGroupName,
  );
  const reader = new LogGroupReader(world, region, group);
  const stream = reader
    .streams()
    .find(({ name }) => name === input.logStreamName);
  if (!stream) {
    throw streamNotFound();
  }
  const from = Math.max(
    input.startTime ?? 0,
    stream.firstEventAt ?? stream.createdAt,
  );
  const to = (input.endTime ?? Infinity) - 1;
  const limit = Math.min(input.limit ?? MAX_EVENTS, MAX_EVENTS);
  const isOwn = (event: GroupEvent) => event.stream === stream.name;
  const cursor = readCursor(input.nextToken);
  const forward = cursor ? cursor.forward : input.startFromHead === true;
  const events = forward
    ? collect(
        reader.oldestFirst({ from: cursor ? cursor.time : from, to }),
        isOwn,
        limit,
      )
    : collect(
        reader.newestFirst({ from, to: cursor ? cursor.time : to }),
        isOwn,
        limit,
      ).reverse();
  const first = events[0]?.timestamp;
  const last = events[events.length - 1]?.timestamp;
  return {
    events: events.map(({ timestamp, message, ingestionTime }) => ({
      timestamp,
      message,
      ingestionTime,
    })),
    nextForwardToken:
      last === undefined && cursor?.forward
        ? input.nextToken
        : `f/${(last ?? to) + 1}`,
    nextBackwardToken:
      first === undefined && cursor?.forward === false
        ? input.nextToken
        : `b/${(first ?? from) - 1}`,
  };
}

function collect(
  minutes: Iterable<readonly GroupEvent[]>,
  isOwn: (event: GroupEvent) => boolean,
  limit: number,
): GroupEvent[] {
  const events: GroupEvent[] = [];
  for (const minute of minutes) {
    for (const event of minute) {
      if (isOwn(event)) {
        events.push(event);
        if (events.length >= limit) {
          return events;
        }
      }
    }
  }
  return events;
}

function readCursor(
  token: string | undefined,
): { forward: boolean; time: number } | undefined {
  if (token === undefined) {
    return undefined;
  }
  const [, direction, time] = /^([fb])\/(-?\d+|Infinity)$/.exec(token) ?? [];
  if (direction === undefined) {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  return { forward: direction === 'f', time: Number(time) };
}
