import type { LogEvent } from '../../../insights';
import { invalidParameter } from '../refusals';

/** What the `@ptr` of a row leads to. */
export interface RecordPointer {
  readonly logGroup: string;
  readonly stream: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly message: string;
}

/** The opaque pointer to an event; it carries what it needs to be followed. */
export function pointerTo(event: LogEvent): string {
  const { log, logStream, timestamp, message } = event;
  return Buffer.from(
    JSON.stringify([log, logStream, timestamp, message]),
  ).toString('base64url');
}

/** @throws InvalidParameterException for what is no pointer */
export function readPointer(pointer: string): RecordPointer {
  try {
    const [log, stream, timestamp, message] = JSON.parse(
      Buffer.from(pointer, 'base64url').toString(),
    ) as [string, string, number, string];
    return {
      logGroup: log.slice(log.indexOf(':') + 1),
      stream,
      timestamp,
      message,
    };
  } catch {
    throw invalidParameter('The specified log record pointer is invalid.');
  }
}
