/** A line that a container wrote. */
export interface LogLine {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly message: string;
}

/** A line of JSON, level and message first, as winston writes it. */
export function jsonLine(
  timestamp: number,
  level: 'info' | 'warn' | 'error',
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): LogLine {
  return { timestamp, message: JSON.stringify({ level, message, ...more }) };
}
