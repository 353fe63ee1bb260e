import type {
  FilteredLogEvent,
  FilterLogEventsRequest,
  FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { LogGroupReader, type GroupEvent } from '../../../world/logs';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { requireGroup } from '../groups';
import { invalidParameter } from '../refusals';
import { requireFilterPattern } from '../filterPattern';

const MAX_EVENTS = 10_000;
const MAX_BYTES = 1_048_576;

/**
 * FilterLogEvents, oldest first. A page ends at its limit or at a megabyte;
 * the token says after how many events of which millisecond to go on.
 */
export function filterLogEvents(
  world: World,
  region: Region,
  input: FilterLogEventsRequest,
): FilterLogEventsResponse {
  const group = requireGroup(
    region,
    input.logGroupIdentifier ?? input.logGroupName,
  );
  if (input.logStreamNames && input.logStreamNamePrefix) {
    throw invalidParameter(
      'logStreamNames and logStreamNamePrefix are mutually exclusive.',
    );
  }
  const pattern = requireFilterPattern(input.filterPattern);
  const isAsked = ({ stream, message }: GroupEvent) =>
    (!input.logStreamNames || input.logStreamNames.includes(stream)) &&
    (!input.logStreamNamePrefix ||
      stream.startsWith(input.logStreamNamePrefix)) &&
    pattern.test(message);
  const resume = readPosition(input.nextToken);
  const limit = Math.min(input.limit ?? MAX_EVENTS, MAX_EVENTS);
  const reader = new LogGroupReader(world, region, group);

  const events: FilteredLogEvent[] = [];
  let bytes = 0;
  let position = resume;
  const minutes = reader.oldestFirst({
    from: Math.max(input.startTime ?? 0, resume.time),
    to: (input.endTime ?? Infinity) - 1,
  });
  let toSkip = resume.seen;
  for (const minute of minutes) {
    for (const event of minute) {
      if (event.timestamp === resume.time && toSkip > 0) {
        toSkip--;
      } else if (isAsked(event)) {
        bytes += Buffer.byteLength(event.message);
        if (
          events.length >= limit ||
          (bytes > MAX_BYTES && events.length > 0)
        ) {
          return { events, searchedLogStreams: [], nextToken: write(position) };
        }
        events.push({
          logStreamName: event.stream,
          timestamp: event.timestamp,
          message: event.message,
          ingestionTime: event.ingestionTime,
          eventId: event.id,
        });
        position = after(position, event);
      } else {
        position = after(position, event);
      }
    }
  }
  return { events, searchedLogStreams: [] };
}

interface Position {
  /** Epoch milliseconds. */
  readonly time: number;
  /** How many events of that millisecond have been dealt with. */
  readonly seen: number;
}

function after({ time, seen }: Position, { timestamp }: GroupEvent): Position {
  return timestamp === time
    ? { time, seen: seen + 1 }
    : { time: timestamp, seen: 1 };
}

function write({ time, seen }: Position): string {
  return Buffer.from(`${time}/${seen}`).toString('base64url');
}

function readPosition(token: string | undefined): Position {
  if (token === undefined) {
    return { time: 0, seen: 0 };
  }
  const [, time, seen] =
    /^(\d+)\/(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (seen === undefined) {
    throw invalidParameter('The specified nextToken is invalid.');
  }
  return { time: Number(time), seen: Number(seen) };
}
