import { QuerySyntaxError } from './QuerySyntaxError';
import type { Token, TokenKind } from './tokens';

const BLANKS_AND_COMMENTS = /(?:\s+|#[^\n]*)*/y;

const RULES: ReadonlyArray<readonly [TokenKind, RegExp]> = [
  ['duration', /\d+(?:\.\d+)?[A-Za-z]+\b/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['word', /@{0,2}[A-Za-z_][\w]*/y],
  ['quotedName', /`[^`\n]*`/y],
  ['string', /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y],
  ['symbol', /=~|!=|<=|>=|==|[=<>(),[\]+\-*/%^|.:]/y],
];

const REGEX = /\/(?:[^/\\\n]|\\.)*\//y;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/**
 * Cuts a query into tokens, one at a time. A slash is read as a symbol;
 * whether it begins a regular expression is something only the parser knows,
 * which then asks for {@link Lexer.rescanRegex}.
 */
export class Lexer {
  #offset = 0;

  constructor(private readonly query: string) {}

  /** The next token; at the end, and ever after, one of kind `end`. */
  next(): Token {
    this.#offset += matchAt(BLANKS_AND_COMMENTS, this.query, this.#offset);
    const start = this.#offset;
    if (start >= this.query.length) {
      return { kind: 'end', text: '', start, end: start };
    }
    for (const [kind, pattern] of RULES) {
      const length = matchAt(pattern, this.query, start);
      if (length > 0) {
        return this.#token(kind, start, start + length);
      }
    }
    throw this.#unreadable(start);
  }

  /** Reads a slash again, as the beginning of a regular expression. */
  rescanRegex(slash: Token): Token {
    const length = matchAt(REGEX, this.query, slash.start);
    if (length === 0) {
      throw new QuerySyntaxError('unterminated regular expression', {
        start: slash.start,
        end: this.query.length,
      });
    }
    return this.#token('regex', slash.start, slash.start + length);
  }

  #token(kind: TokenKind, start: number, end: number): Token {
    this.#offset = end;
    const raw = this.query.slice(start, end);
    return { kind, text: meaningOf(kind, raw), start, end };
  }

  #unreadable(start: number): QuerySyntaxError {
    const character = this.query[start];
    if (character === '"' || character === "'" || character === '`') {
      return new QuerySyntaxError(
        character === '`' ? 'unterminated field name' : 'unterminated string',
        { start, end: this.query.length },
      );
    }
    return new QuerySyntaxError(`unexpected symbol found ${character}`, {
      start,
      end: start + 1,
    });
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex - offset : 0;
}

function meaningOf(kind: TokenKind, raw: string): string {
  switch (kind) {
    case 'quotedName':
    case 'regex':
      return raw.slice(1, -1);
    case 'string':
      return raw
        .slice(1, -1)
        .replace(/\\([\s\S])/g, (escape, character) =>
          character in ESCAPES ? ESCAPES[character] : escape,
        );
    default:
      return raw;
  }
}
