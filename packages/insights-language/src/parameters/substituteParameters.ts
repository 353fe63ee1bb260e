import { QuerySyntaxError } from '../syntax/QuerySyntaxError';
import type { Token } from '../syntax/tokens';
import { type EncodedValue, encode, expectation } from './encode';
import { ParameterError } from './ParameterError';
import { type PiecedText, putTogether } from './PiecedText';
import { findPlaceholders, type Placeholder } from './placeholders';
import { placeOf } from './places';
import { type Probe, probe, read } from './probe';

/**
 * Puts values into the `{{name}}` places of a query. Each is encoded for the
 * place where it stands, and the result is read again: but for the values it
 * has the very tokens of the template, so no value can become syntax.
 *
 * @param values - by the parameters' names
 * @throws ParameterError when a value is missing or does not fit its place
 * @throws QuerySyntaxError when the template itself makes no sense
 */
export function substituteParameters(
  template: string,
  values: Readonly<Record<string, string>>,
): string {
  const placeholders = findPlaceholders(template);
  if (placeholders.length === 0) return template;
  const probed = probe(template, placeholders);
  const encoded = placeholders.map((placeholder, index) => {
    if (!Object.hasOwn(values, placeholder.name)) {
      throw new ParameterError(placeholder, 'needs a value');
    }
    const place = placeOf(probed, probed.pieces[index], placeholder);
    const value = encode(values[placeholder.name], place);
    if (!value) throw new ParameterError(placeholder, expectation(place));
    return value;
  });
  const result = putTogether(
    template,
    placeholders,
    encoded.map(({ text }) => text),
  );
  requireSameTokens(probed, result, encoded, placeholders);
  return result.text;
}

/**
 * @throws ParameterError when the result is cut into tokens otherwise than the
 * probe was
 */
function requireSameTokens(
  probed: Probe,
  result: PiecedText,
  encoded: readonly EncodedValue[],
  placeholders: readonly Placeholder[],
): void {
  const found = tokensOf(result, placeholders);
  let next = 0;
  for (const token of probed.tokens) {
    const inside = probed.pieces.flatMap((piece, index) =>
      token.start <= piece.start && piece.end <= token.end ? [index] : [],
    );
    const kinds = inside.length === 1 ? encoded[inside[0]].kinds : [token.kind];
    for (const kind of kinds) {
      const actual: Token | undefined = found[next];
      const fits =
        inside.length > 0
          ? isOfKind(
              actual,
              kind,
              inside.length > 1 || isPart(token, probed, inside),
            )
          : actual?.kind === kind && actual.text === token.text;
      if (!fits) throw misfit(placeholders, inside, next, found, result);
      next += 1;
    }
  }
  if (next !== found.length) {
    throw misfit(placeholders, [], next, found, result);
  }
}

function isPart(token: Token, { pieces }: Probe, [index]: number[]): boolean {
  return token.start !== pieces[index].start || token.end !== pieces[index].end;
}

/** `{{n}}m` is a word of the probe and a duration once `n` is 5. */
function isOfKind(
  token: Token | undefined,
  kind: Token['kind'],
  isPartOfWord: boolean,
): boolean {
  if (token?.kind === kind) return true;
  return (
    isPartOfWord &&
    kind === 'word' &&
    (token?.kind === 'duration' || token?.kind === 'number')
  );
}

function tokensOf(
  { text }: PiecedText,
  placeholders: readonly Placeholder[],
): readonly Token[] {
  try {
    return read(text).tokens;
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    const [first] = placeholders;
    throw new ParameterError(
      first,
      `makes a query that cannot be read: ${error.message}`,
    );
  }
}

function misfit(
  placeholders: readonly Placeholder[],
  inside: readonly number[],
  next: number,
  found: readonly Token[],
  { pieces }: PiecedText,
): ParameterError {
  const at = found[next]?.start ?? Infinity;
  const near = pieces.filter(piece => piece.start <= at).length - 1;
  const index = inside[0] ?? Math.max(0, near);
  return new ParameterError(
    placeholders[index],
    'has a value that does not fit here',
  );
}
