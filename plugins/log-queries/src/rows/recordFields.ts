import type { RunRow } from '@quarterdeck/plugin-log-queries-common';

/** A field as a query names it, with its value as text. */
export type RecordField = [name: string, value: string];

const MOST_FIELDS = 200;
const MOST_SAMPLES = 50;

/** The JSON object that a log message is, if it is one. */
export function parseRecord(
  message: string | undefined,
): Record<string, unknown> | undefined {
  if (!message?.trimStart().startsWith('{')) return undefined;
  try {
    const record: unknown = JSON.parse(message);
    return isObject(record) ? record : undefined;
  } catch {
    // Not JSON after all: the message is shown as it is.
    return undefined;
  }
}

/**
 * The fields of a JSON message by the names under which Logs Insights finds
 * them: `http.status`, `tags.0`.
 */
export function recordFields(message: string | undefined): RecordField[] {
  const record = parseRecord(message);
  return record ? flatten(record, '').slice(0, MOST_FIELDS) : [];
}

/** The names of fields that some rows of a result have. */
export function fieldNamesOf(rows: readonly RunRow[]): string[] {
  const names = new Set<string>();
  for (const row of rows.slice(0, MOST_SAMPLES)) {
    for (const name of Object.keys(row)) names.add(name);
    for (const [name] of recordFields(row['@message'])) names.add(name);
  }
  names.delete('@ptr');
  return [...names];
}

function flatten(value: unknown, path: string): RecordField[] {
  if (isObject(value) || Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      flatten(inner, path ? `${path}.${key}` : key),
    );
  }
  return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
