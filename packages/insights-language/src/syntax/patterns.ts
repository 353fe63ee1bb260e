import { QuerySyntaxError } from './QuerySyntaxError';
import type { Span } from './tokens';

const SPECIAL_CHARACTERS = /[.*+?^${}()|[\]\\/]/g;

/**
 * The regular expressions of Logs Insights are Java's. What differs in syntax
 * and is in common use is rewritten: leading inline flags and `(?P<name>`.
 */
export function toRegExp(source: string, span: Span): RegExp {
  const inline = /^\(\?([ims]+)\)/.exec(source);
  const body = source
    .slice(inline ? inline[0].length : 0)
    .replace(/\(\?P</g, '(?<');
  try {
    return new RegExp(body, inline?.[1] ?? '');
  } catch (error) {
    throw new QuerySyntaxError(
      `invalid regular expression: ${(error as Error).message}`,
      span,
    );
  }
}

/** The names of a regular expression's groups, in order. */
export function groupNames(pattern: RegExp): string[] {
  return [...pattern.source.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map(
    ([, name]) => name,
  );
}

/**
 * A `parse` pattern with asterisks. The text between them is literal; an
 * asterisk takes as little as possible, or all the rest when it is the last.
 */
export function globToRegExp(glob: string): RegExp {
  const pieces = glob
    .split('*')
    .map(piece => piece.replace(SPECIAL_CHARACTERS, '\\$&'));
  const last = glob.endsWith('*') ? '$' : '';
  return new RegExp(`${pieces.join('([\\s\\S]*?)')}${last}`);
}

export function globFieldCount(glob: string): number {
  return glob.split('*').length - 1;
}

/** A `like` pattern with percent signs, which must match the whole text. */
export function percentToRegExp(text: string): RegExp {
  const pieces = text
    .split('%')
    .map(piece => piece.replace(SPECIAL_CHARACTERS, '\\$&'));
  return new RegExp(`^${pieces.join('[\\s\\S]*')}$`);
}
