import {
  type Command,
  findPlaceholders,
  parseQuery,
  QuerySyntaxError,
} from '@quarterdeck/insights-language';
import { withoutParameters } from './parameters';
import { quoteField, quoteValue } from './quote';

/** Commands that only arrange what the others have found. */
const ARRANGING: ReadonlySet<Command['kind']> = new Set([
  'sort',
  'limit',
  'display',
]);

/** Which rows somebody wants to see: those with a value, or those without. */
export interface FieldFilter {
  field: string;
  value: string;
  negated?: boolean;
}

/**
 * Adds a `filter` line to a query, behind what finds and before what arranges.
 *
 * @returns the text as it was when it has the line already, or nothing when
 * the field's name cannot be written in a query, or the value looks like a
 * parameter
 */
export function addFilter(
  text: string,
  filter: FieldFilter,
): string | undefined {
  const field = quoteField(filter.field);
  if (field === undefined || findPlaceholders(filter.value).length > 0) {
    return undefined;
  }
  const operator = filter.negated ? '!=' : '=';
  const line = `filter ${field} ${operator} ${quoteValue(filter.value)}`;
  if (text.includes(line)) return text;
  if (!text.trim()) return line;

  const place = placeForFilter(text);
  if (place === 0) return `${line}\n| ${text}`;
  const before = text.slice(0, place).trimEnd();
  const after = text.slice(place).trimStart();
  return after ? `${before}\n| ${line}\n${after}` : `${before}\n| ${line}`;
}

/** Behind the last command that is more than arrangement. */
function placeForFilter(text: string): number {
  let commands: readonly Command[];
  try {
    ({ commands } = parseQuery(withoutParameters(text)));
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    return text.length;
  }
  const last = [...commands]
    .reverse()
    .find(command => !ARRANGING.has(command.kind));
  return last?.end ?? 0;
}
