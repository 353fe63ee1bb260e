import { QuerySyntaxError } from './QuerySyntaxError';
import type { TokenStream } from './TokenStream';
import type { Token } from './tokens';

/** `name=value` options by their lower-case names; each at most once. */
export type Options = ReadonlyMap<string, Token>;

/**
 * Reads the options that stand here, in any order, of those that are known.
 * A word that is none of them, such as a field's name, is left alone.
 */
export function parseOptions(
  tokens: TokenStream,
  names: readonly string[],
): Options {
  const options = new Map<string, Token>();
  while (names.some(name => tokens.isKeyword(name))) {
    const name = tokens.take();
    tokens.expectSymbol('=');
    if (options.has(name.text.toLowerCase())) {
      throw new QuerySyntaxError(`${name.text} is given twice`, name);
    }
    options.set(name.text.toLowerCase(), tokens.take());
  }
  return options;
}

export function optionOf<Choice extends string>(
  options: Options,
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  const token = options.get(name);
  if (!token) {
    return otherwise;
  }
  const choice = choices.find(each => each === token.text.toLowerCase());
  if (choice === undefined) {
    throw new QuerySyntaxError(
      `${name} must be one of ${choices.join(', ')}`,
      token,
    );
  }
  return choice;
}

export function flagOf(
  options: Options,
  name: string,
  otherwise: boolean,
): boolean {
  const text = otherwise ? 'true' : 'false';
  return optionOf(options, name, ['true', 'false'], text) === 'true';
}

export function numberOf(
  options: Options,
  name: string,
  {
    otherwise,
    least,
    most,
  }: { otherwise: number; least: number; most: number },
): number {
  const token = options.get(name);
  if (!token) {
    return otherwise;
  }
  const number = Number(token.text);
  if (token.kind !== 'number' || number < least || number > most) {
    throw new QuerySyntaxError(
      `${name} must be a number from ${least} to ${most}`,
      token,
    );
  }
  return number;
}
