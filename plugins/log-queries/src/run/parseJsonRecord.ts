/** The fields of a log message that is a JSON object, as text. */
export function parseJsonRecord(
  message: string | undefined,
): [string, string][] | undefined {
  if (!message?.trimStart().startsWith('{')) return undefined;
  let record: unknown;
  try {
    record = JSON.parse(message);
  } catch {
    // Not JSON after all: the message is shown as it is.
    return undefined;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  return Object.entries(record).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  ]);
}
