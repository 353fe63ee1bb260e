import type {
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { requireGroup } from '../groups';
import { invalidParameter } from '../refusals';
import { streamNotFound } from '../streams';

const MAX_EVENTS = 10_000;
const MAX_BYTES = 1_048_576;
const OVERHEAD_BYTES = 26;
const HOUR_MS = 3_600_000;
const TOO_OLD_MS = 14 * 24 * HOUR_MS;
const TOO_NEW_MS = 2 * HOUR_MS;

export function putLogEvents(
  world: World,
  region: Region,
  { logGroupName, logStreamName = '', logEvents = [] }: PutLogEventsRequest,
): PutLogEventsResponse {
  const { streams } = requireGroup(region, logGroupName).shape;
  if (!Object.hasOwn(streams, logStreamName)) {
    throw streamNotFound();
  }
  const size = logEvents.reduce(
    (sum, { message = '' }) =>
      sum + Buffer.byteLength(message) + OVERHEAD_BYTES,
    0,
  );
  if (logEvents.length > MAX_EVENTS || size > MAX_BYTES) {
    throw invalidParameter('Upload too large: a batch is at most 1 MB.');
  }
  const now = world.now().getTime();
  const times = logEvents.map(({ timestamp = 0 }) => timestamp);
  if (times.some((time, index) => index > 0 && time < times[index - 1])) {
    throw invalidParameter(
      'Log events in a single PutLogEvents request must be in chronological order.',
    );
  }
  const tooOld = times.filter(time => time < now - TOO_OLD_MS).length;
  const firstTooNew = times.findIndex(time => time > now + TOO_NEW_MS);
  const accepted = logEvents.filter(
    ({ timestamp = 0 }) =>
      timestamp >= now - TOO_OLD_MS && timestamp <= now + TOO_NEW_MS,
  );
  streams[logStreamName].events.push(
    ...accepted.map(({ timestamp = 0, message = '' }) => ({
      timestamp,
      message,
      ingestionTime: now,
    })),
  );
  world.changed();
  return {
    nextSequenceToken: '49039859439874948',
    rejectedLogEventsInfo:
      accepted.length === logEvents.length
        ? undefined
        : {
            // Indexes are given only where something was rejected.
            tooOldLogEventEndIndex: tooOld || undefined,
            tooNewLogEventStartIndex:
              firstTooNew >= 0 ? firstTooNew : undefined,
          },
  };
}
