import { fieldsOfJson, jsonPattern } from './jsonPattern';
import { fieldsOfLine, spacePattern } from './spacePattern';
import { termPattern } from './termPattern';

export { FilterPatternError } from './FilterPatternError';

/** A filter pattern that compiled. */
export interface FilterPattern {
  test(message: string): boolean;
  /** What a message has under `$.statusCode`, or `$bytes` of a line. */
  valueOf(message: string, selector: string): unknown;
}

/**
 * The filter patterns of subscriptions, metric filters, FilterLogEvents and
 * live tail: terms, `{ $.statusCode >= 500 }` for JSON, and
 * `[ip, user, status = 5*]` for lines of words.
 *
 * @throws FilterPatternError for what is none of these
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function compileFilterPattern(
  pattern: string | undefined,
): FilterPattern {
  const text = pattern?.trim() ?? '';
  if (text.startsWith('{')) {
    return { test: jsonPattern(text), valueOf: fieldsOfJson };
  }
  if (text.startsWith('[')) {
    const { test, names } = spacePattern(text);
    return {
      test,
      valueOf: (message, selector) =>
        fieldsOfLine(message, names)[selector.replace(/^\$\.?/, '')],
    };
  }
  return {
    test: text === '' ? () => true : termPattern(text),
    valueOf: fieldsOfJson,
  };
}
