type Expected = unknown;

/**
 * Where an answer is not what was expected, in words; undefined if it is.
 *
 * An object has the members that are expected, and may have others. A list has
 * as many items, in their order. Instead of a value there may be
 * `{ $matches: regular expression }`, `{ $contains: item }` and `{ $lacks: item }`
 * of a list, `{ $length: number }`, `{ $atLeast: number }` of a number or a
 * list's length, `{ $exists: true or false }`.
 */
export function mismatch(
  actual: unknown,
  expected: Expected,
  place = 'the answer',
): string | undefined {
  const matcher = matcherOf(expected);
  if (matcher) return matcher(actual, place);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return `${place} has not ${expected.length} items: ${show(actual)}`;
    }
    return first(expected, (each, index) =>
      mismatch(actual[index], each, `${place}[${index}]`),
    );
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return `${place} is ${show(actual)}`;
    return first(Object.entries(expected), ([name, each]) =>
      mismatch(actual[name], each, `${place}.${name}`),
    );
  }
  return actual === expected
    ? undefined
    : `${place} is ${show(actual)}, not ${show(expected)}`;
}

type Matcher = (actual: unknown, place: string) => string | undefined;

const MATCHERS: Record<string, (argument: unknown) => Matcher> = {
  $matches: pattern => (actual, place) =>
    new RegExp(String(pattern)).test(String(actual))
      ? undefined
      : `${place} is ${show(actual)}, which does not match ${pattern}`,
  $contains: item => (actual, place) =>
    asList(actual).some(each => mismatch(each, item) === undefined)
      ? undefined
      : `${place} does not contain ${show(item)}: ${show(actual)}`,
  $lacks: item => (actual, place) =>
    asList(actual).some(each => mismatch(each, item) === undefined)
      ? `${place} contains ${show(item)}`
      : undefined,
  $length: length => (actual, place) =>
    asList(actual).length === length
      ? undefined
      : `${place} has ${asList(actual).length} items, not ${length}`,
  $atLeast: least => (actual, place) =>
    (typeof actual === 'number' ? actual : asList(actual).length) >=
    Number(least)
      ? undefined
      : `${place} is less than ${least}: ${show(actual)}`,
  $exists: exists => (actual, place) =>
    (actual !== undefined) === exists
      ? undefined
      : `${place} is ${show(actual)}`,
};

function matcherOf(expected: Expected): Matcher | undefined {
  if (!isObject(expected)) return undefined;
  const [[name, argument] = []] = Object.entries(expected);
  if (name === undefined || !Object.hasOwn(MATCHERS, name)) return undefined;
  return MATCHERS[name](argument);
}

function first<Item>(
  items: Item[],
  find: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MAX_SHOWN = 300;
const show = (value: unknown) =>
  String(JSON.stringify(value)).slice(0, MAX_SHOWN);
