import fc from 'fast-check';
import { parseQuery } from '../syntax/parseQuery';
import { ParameterError } from './ParameterError';
import { substituteParameters } from './substituteParameters';

/** What an attacker would try, between anything else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        '`',
        '/',
        '\\',
        '\\\\',
        '\n',
        '\r',
        '\u2028',
        '#',
        '|',
        ' | fields @message',
        ')',
        '(',
        ']',
        '{{v}}',
        ' or 1 = 1',
        '" or "a" = "a',
        '/ or @message like /',
        '` | limit 1 #',
        '*',
        '%',
        '$&',
        '.*',
        '\\E',
        '(?i)',
        'not',
        'SOURCE "/secret"',
        '-1',
        '5m',
        '1e9',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map(parts => parts.join(''));

/** Every place in which a value may stand, with a value that surely fits. */
const places: ReadonlyArray<readonly [string, string]> = [
  ['filter @message like "before {{v}} after" | limit 5', 'x'],
  ["filter @message like 'before {{v}} after' | limit 5", 'x'],
  ['filter @message like /before {{v}} after/ | limit 5', 'x'],
  ['filter @message like /[{{v}}]/ | limit 5', 'x'],
  ['filter @message =~ "before {{v}} after" | limit 5', 'x'],
  ['filter requestId = {{v}} and level = "error"', 'x'],
  ['filter requestId in [{{v}}, "b"] | limit 5', 'x'],
  ['filter strcontains(@message, {{v}}) | limit 5', 'x'],
  ['fields {{v}}, @message | sort {{v}} desc', 'x'],
  ['fields `{{v}}` as y | limit 5', 'x'],
  ['fields a_{{v}} | limit 5', 'x'],
  ['stats count(*) as n by {{v}} | sort n desc', 'x'],
  ['parse @message "user={{v}} * *" as a, b', 'x'],
  ['parse @message /(?<who>{{v}})/ | limit 5', 'x'],
  ['fields @message | limit {{v}}', '3'],
  ['stats count(*) by bin({{v}})', '5m'],
  ['fields @message # {{v}}\n| limit 5', 'x'],
  [
    'fields @message | filter a = "{{v}}" or b like /{{v}}/ or `{{v}}` = {{v}}',
    'x',
  ],
];

/**
 * A tree without what a value may decide: texts, numbers and places. What is
 * left is the structure of the query.
 */
function structure(node: unknown): unknown {
  if (node instanceof RegExp) return 'pattern';
  if (Array.isArray(node)) return node.map(structure);
  if (typeof node !== 'object' || node === null) return typeof node;
  const { kind, start, end, path, text, ...rest } = node as Record<
    string,
    unknown
  >;
  return {
    kind: isOperand(node) ? 'operand' : kind,
    ...(isOperand(node)
      ? {}
      : Object.fromEntries(
          Object.entries(rest).map(([name, value]) => [name, structure(value)]),
        )),
  };
}

/** A comparison's right side may be a number or a text, and no more. */
function isOperand(node: object): boolean {
  const { kind, operator, operand } = node as Record<string, unknown>;
  return (
    kind === 'literal' ||
    (kind === 'unary' && operator === '-' && isOperand(operand as object))
  );
}

/** @returns nothing when the value is refused: as good as encoded */
function substituted(template: string, v: string): string | undefined {
  try {
    return substituteParameters(template, { v });
  } catch (error) {
    if (error instanceof ParameterError) return undefined;
    throw error;
  }
}

describe('a value', () => {
  it.each(places)('does not leave its place in %s', (template, harmless) => {
    const expected = structure(
      parseQuery(substituteParameters(template, { v: harmless })),
    );
    fc.assert(
      fc.property(hostile, v => {
        const result = substituted(template, v);
        expect(result && structure(parseQuery(result))).toEqual(
          result && expected,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('matches itself alone in a regular expression', () => {
    fc.assert(
      fc.property(hostile, v => {
        const query = parseQuery(
          substituteParameters('filter a like /^{{v}}$/', { v }),
        );
        const [filter] = query.commands;
        const pattern =
          filter.kind === 'filter' &&
          filter.condition.kind === 'match' &&
          filter.condition.pattern.kind === 'regex'
            ? filter.condition.pattern.pattern
            : undefined;
        expect(pattern?.test(v)).toBe(true);
        expect(pattern?.test(`${v}x`)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is itself again in a string', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('"', "'"), (v, quote) => {
        const query = parseQuery(
          substituteParameters(`filter a = ${quote}{{v}}${quote}`, { v }),
        );
        expect(query.commands).toMatchObject([
          { condition: { right: { kind: 'literal', value: v } } },
        ]);
      }),
      { numRuns: 1_000 },
    );
  });
});
