import type { Span, Token } from '../syntax/tokens';
import { ParameterError } from './ParameterError';
import type { Placeholder } from './placeholders';
import type { Probe } from './probe';
import { roleOf } from './roles';

/**
 * Where a parameter stands, and so what its value is taken for.
 *
 * - `string`: inside of quotes, which `quote` tells; `isPattern` when the
 *   string is read as a regular expression
 * - `regex`: inside of slashes
 * - `quotedName`: inside of backticks
 * - `namePart`: a piece of a longer word, such as `http_{{part}}`
 * - `field`: a field by itself
 * - `value`: what a field is compared with: a number, or else a string
 * - `number`, `duration`: nothing but these
 * - `comment`: behind a `#`
 */
export type Place =
  | { kind: 'string'; quote: string; isPattern: boolean }
  | {
      kind:
        | 'regex'
        | 'quotedName'
        | 'namePart'
        | 'field'
        | 'value'
        | 'number'
        | 'duration'
        | 'comment';
    };

/** @throws ParameterError when a value there could not be told from syntax */
export function placeOf(
  probe: Probe,
  piece: Span,
  placeholder: Placeholder,
): Place {
  const index = probe.tokens.findIndex(
    token => token.start <= piece.start && piece.end <= token.end,
  );
  if (index < 0) return { kind: 'comment' };
  const token = probe.tokens[index];
  const before = probe.text.slice(token.start, piece.start);
  switch (token.kind) {
    case 'string':
      refuseBackslash(before, placeholder);
      return {
        kind: 'string',
        quote: probe.text[token.start],
        isPattern: roleOf(probe.query, token) === 'pattern',
      };
    case 'regex':
      refuseBackslash(before, placeholder);
      if (before.lastIndexOf('\\Q') > before.lastIndexOf('\\E')) {
        throw new ParameterError(
          placeholder,
          'cannot stand between \\Q and \\E',
        );
      }
      return { kind: 'regex' };
    case 'quotedName':
      return { kind: 'quotedName' };
    case 'duration':
      return { kind: 'namePart' };
    default:
      return barePlace(probe, index, piece, placeholder);
  }
}

function barePlace(
  probe: Probe,
  index: number,
  piece: Span,
  placeholder: Placeholder,
): Place {
  const token = probe.tokens[index];
  if (token.start !== piece.start || token.end !== piece.end) {
    return { kind: 'namePart' };
  }
  if (token.kind === 'number') return { kind: 'number' };
  const next: Token | undefined = probe.tokens[index + 1];
  if (next?.kind === 'symbol' && next.text === '(') {
    throw new ParameterError(placeholder, "cannot be a function's name");
  }
  const role = roleOf(probe.query, token);
  return { kind: role === 'value' || role === 'duration' ? role : 'field' };
}

/** After an odd number of them, the value's first character is escaped. */
function refuseBackslash(before: string, placeholder: Placeholder): void {
  const [backslashes] = /\\*$/.exec(before) ?? [''];
  if (backslashes.length % 2 === 1) {
    throw new ParameterError(placeholder, 'cannot stand behind a backslash');
  }
}
