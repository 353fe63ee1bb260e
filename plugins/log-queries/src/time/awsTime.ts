/** AWS writes times in UTC as `2026-03-01 02:55:20.000`. */
const AWS_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$/;

/** Milliseconds since 1970 of a value that is a time. Fast: rows are many. */
export function awsTimeMillis(value: string | undefined): number | undefined {
  if (value === undefined || !AWS_TIME.test(value)) return undefined;
  const millis = Date.parse(`${value.replace(' ', 'T')}Z`);
  return Number.isNaN(millis) ? undefined : millis;
}
