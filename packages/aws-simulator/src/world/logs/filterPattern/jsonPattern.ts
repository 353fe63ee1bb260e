import { Conditions } from './Conditions';

type Test = (value: unknown) => boolean;

/** `{ ($.status >= 500 && $.route = "/api/*") || $.error EXISTS }` */
export function jsonPattern(text: string): (message: string) => boolean {
  const conditions = new Conditions(
    text,
    text.endsWith('}') ? text.slice(1, -1) : '',
  );
  const test = either(conditions);
  if (!conditions.isAtEnd) {
    throw conditions.invalid();
  }
  return message => {
    const value = parsed(message);
    return value !== undefined && test(value);
  };
}

function either(conditions: Conditions): Test {
  let left = both(conditions);
  while (conditions.takeIf('||')) {
    const [a, b] = [left, both(conditions)];
    left = value => a(value) || b(value);
  }
  return left;
}

function both(conditions: Conditions): Test {
  let left = single(conditions);
  while (conditions.takeIf('&&')) {
    const [a, b] = [left, single(conditions)];
    left = value => a(value) && b(value);
  }
  return left;
}

function single(conditions: Conditions): Test {
  if (conditions.takeIf('(')) {
    const inner = either(conditions);
    conditions.expect(')');
    return inner;
  }
  const selector = conditions.take();
  if (!selector.startsWith('$')) {
    throw conditions.invalid();
  }
  const keys = keysOf(selector);
  const test = conditions.comparison();
  return value => test(valueAt(value, keys));
}

/** What a message of JSON has under a selector such as `$.http.status`. */
export function fieldsOfJson(message: string, selector: string): unknown {
  return valueAt(parsed(message), keysOf(selector));
}

/** `$.a.b[0]["c d"]` */
function keysOf(selector: string): string[] {
  return [
    ...selector.slice(1).matchAll(/\.([^.[\]]+)|\[(\d+)\]|\["([^"]*)"\]/g),
  ].map(([, name, index, quoted]) => name ?? index ?? quoted);
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (
      typeof found !== 'object' ||
      found === null ||
      !Object.hasOwn(found, key)
    ) {
      return undefined;
    }
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

function parsed(message: string): unknown {
  if (!message.startsWith('{') && !message.startsWith('[')) {
    return undefined;
  }
  try {
    return JSON.parse(message);
  } catch {
    // A line of text has no fields.
    return undefined;
  }
}
