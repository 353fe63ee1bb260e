import type { LiveTailSessionLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { LiveTailLine } from '@quarterdeck/plugin-log-queries-common';

export function toLines(
  events: readonly LiveTailSessionLogEvent[],
): LiveTailLine[] {
  return events.map(event => ({
    timestamp: new Date(event.timestamp ?? 0).toISOString(),
    logGroupName: nameOf(event.logGroupIdentifier ?? ''),
    logStreamName: event.logStreamName ?? '',
    message: event.message ?? '',
  }));
}

/** Of an ARN, or of `account:name`. */
function nameOf(identifier: string): string {
  return (
    identifier.split(':log-group:')[1]?.replace(/:\*$/, '') ??
    identifier.slice(identifier.indexOf(':') + 1)
  );
}
