import type { FilterLogEventsRequest } from '@aws-sdk/client-cloudwatch-logs';
import { invalidParameter } from '../refusals';

type Pattern = NonNullable<FilterLogEventsRequest['filterPattern']>;
type Test = (message: string) => boolean;

const JSON_PATTERN =
  /^\{\s*\$\.([\w.]+)\s*(=|!=|<|<=|>|>=)\s*("[^"]*"|[^\s"]+)\s*\}$/;

/**
 * The filter patterns of FilterLogEvents, as far as they are used by hand:
 * terms (`ERROR -debug "two words" ?either ?or`), a regular expression
 * between percent signs, and one comparison of a JSON field
 * (`{ $.statusCode >= 500 }`).
 *
 * @throws InvalidParameterException for what is none of these
 */
export function compileFilterPattern(pattern: Pattern | undefined): Test {
  const text = pattern?.trim() ?? '';
  if (text === '') {
    return () => true;
  }
  if (text.startsWith('{')) {
    return compileJson(text);
  }
  if (text.startsWith('[')) {
    throw invalidParameter(
      'The simulator does not support filter patterns for space-delimited events.',
    );
  }
  const regex = /^%(.*)%$/.exec(text)?.[1];
  return regex === undefined ? compileTerms(text) : compileRegex(regex);
}

function compileRegex(source: string): Test {
  try {
    const regex = new RegExp(source);
    return message => regex.test(message);
  } catch {
    throw invalidParameter('Invalid character(s) in term');
  }
}

function compileTerms(text: string): Test {
  const terms = [...text.matchAll(/([-?]?)(?:"([^"]*)"|(\S+))/g)].map(
    ([, sign, quoted, plain]) => ({ sign, term: quoted ?? plain }),
  );
  const of = (sign: string) =>
    terms.filter(each => each.sign === sign).map(({ term }) => term);
  const [all, none, any] = [of(''), of('-'), of('?')];
  return message =>
    all.every(term => message.includes(term)) &&
    !none.some(term => message.includes(term)) &&
    (any.length === 0 || any.some(term => message.includes(term)));
}

function compileJson(text: string): Test {
  const [, path, operator, raw] = JSON_PATTERN.exec(text) ?? [];
  if (path === undefined) {
    throw invalidParameter(`Invalid filter pattern: ${text}`);
  }
  const wanted = raw.startsWith('"') ? raw.slice(1, -1) : raw;
  return message => {
    const value = fieldOf(message, path.split('.'));
    return value !== undefined && compares(value, operator, wanted);
  };
}

function fieldOf(message: string, path: readonly string[]): unknown {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    // A line of text has no fields.
    return undefined;
  }
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !(key in value)) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function compares(value: unknown, operator: string, wanted: string): boolean {
  switch (operator) {
    case '=':
      return matches(String(value), wanted);
    case '!=':
      return !matches(String(value), wanted);
    case '<':
      return Number(value) < Number(wanted);
    case '<=':
      return Number(value) <= Number(wanted);
    case '>':
      return Number(value) > Number(wanted);
    default:
      return Number(value) >= Number(wanted);
  }
}

/** An asterisk at either end stands for anything. */
function matches(value: string, wanted: string): boolean {
  const core = wanted.replace(/^\*|\*$/g, '');
  const [open, close] = [wanted.startsWith('*'), wanted.endsWith('*')];
  if (open && close) {
    return value.includes(core);
  }
  if (open) {
    return value.endsWith(core);
  }
  return close ? value.startsWith(core) : value === wanted;
}
