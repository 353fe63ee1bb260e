import type {
  GetLogGroupFieldsRequest,
  GetLogGroupFieldsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { LogGroupReader } from '../../../world/logs';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { requireGroup } from '../groups';
import { flattened } from './queryResults';

const SEARCHED_MS = 15 * 60_000;
const MAX_EVENTS = 1_000;
const MILLISECONDS_PER_SECOND = 1000;
const ALWAYS_THERE = [
  '@timestamp',
  '@message',
  '@logStream',
  '@log',
  '@ingestionTime',
];

/** GetLogGroupFields: which fields a quarter of an hour of events has. */
export function getLogGroupFields(
  world: World,
  region: Region,
  input: GetLogGroupFieldsRequest,
): GetLogGroupFieldsResponse {
  const group = requireGroup(
    region,
    input.logGroupIdentifier ?? input.logGroupName,
  );
  const end =
    input.time === undefined
      ? world.now().getTime()
      : input.time * MILLISECONDS_PER_SECOND + SEARCHED_MS / 2;
  const counts = new Map<string, number>();
  let total = 0;
  const minutes = new LogGroupReader(world, region, group).newestFirst({
    from: end - SEARCHED_MS,
    to: end,
  });
  for (const minute of minutes) {
    for (const { message } of minute) {
      total++;
      for (const name of fieldNames(message)) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    if (total >= MAX_EVENTS) {
      break;
    }
  }
  const names = total === 0 ? [] : ALWAYS_THERE;
  return {
    logGroupFields: [
      ...names.map(name => ({ name, percent: 100 })),
      ...[...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([name, count]) => ({
          name,
          percent: Math.round((100 * count) / total),
        })),
    ],
  };
}

function fieldNames(message: string): string[] {
  try {
    return Object.keys(flattened(JSON.parse(message)));
  } catch {
    // A line of text has no fields.
    return [];
  }
}
