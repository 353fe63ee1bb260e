import { isCommandName } from './commandNames';
import { Lexer } from './Lexer';
import { QuerySyntaxError } from './QuerySyntaxError';
import type { Subquery } from './ast';
import type { Span, Token } from './tokens';

const MAX_SUBQUERY_DEPTH = 10;

/** The parser's view of the tokens: one ahead, and the usual small steps. */
export class TokenStream {
  readonly #lexer: Lexer;
  #current: Token;
  #previousEnd = 0;
  #depth = 0;

  /**
   * @param parseSubquery - reads the query that stands in parentheses here; a
   * query holds expressions and an expression may hold a query
   * @param onTaken - sees each token as the parser takes it
   */
  constructor(
    readonly query: string,
    readonly parseSubquery: (tokens: TokenStream) => Subquery,
    private readonly onTaken?: (token: Token) => void,
  ) {
    this.#lexer = new Lexer(query);
    this.#current = this.#lexer.next();
  }

  /** @throws QuerySyntaxError when queries are nested too deeply */
  enterSubquery(): void {
    this.#depth++;
    if (this.#depth > MAX_SUBQUERY_DEPTH) {
      throw new QuerySyntaxError(
        'the query is nested too deeply',
        this.#current,
      );
    }
  }

  leaveSubquery(): void {
    this.#depth--;
  }

  get current(): Token {
    return this.#current;
  }

  isAtEnd(): boolean {
    return this.#current.kind === 'end';
  }

  /** Where the last taken token ended. */
  get previousEnd(): number {
    return this.#previousEnd;
  }

  take(): Token {
    const token = this.#current;
    this.onTaken?.(token);
    this.#previousEnd = token.end;
    this.#current = this.#lexer.next();
    return token;
  }

  isSymbol(text: string): boolean {
    return this.#current.kind === 'symbol' && this.#current.text === text;
  }

  /** Keywords are words of any case; they are not reserved. */
  isKeyword(text: string): boolean {
    return (
      this.#current.kind === 'word' && this.#current.text.toLowerCase() === text
    );
  }

  takeSymbolIf(text: string): boolean {
    const found = this.isSymbol(text);
    if (found) {
      this.take();
    }
    return found;
  }

  takeKeywordIf(text: string): boolean {
    const found = this.isKeyword(text);
    if (found) {
      this.take();
    }
    return found;
  }

  expectKeyword(text: string): Token {
    if (!this.isKeyword(text)) {
      throw this.unexpected(`expected ${text}`);
    }
    return this.take();
  }

  /** Whether the current token follows the one before without a blank. */
  isAdjacent(): boolean {
    return this.#current.start === this.#previousEnd;
  }

  expectSymbol(text: string): Token {
    if (!this.isSymbol(text)) {
      throw this.unexpected(`expected ${text}`);
    }
    return this.take();
  }

  /** Where an operand may stand, a slash begins a regular expression. */
  readSlashAsRegex(): void {
    if (this.isSymbol('/')) {
      this.#current = this.#lexer.rescanRegex(this.#current);
    }
  }

  /** Whether the parenthesis here opens a query: a command follows it. */
  beginsSubquery(): boolean {
    const [, word] =
      /^\(\s*([A-Za-z]+)\s/.exec(this.query.slice(this.#current.start)) ?? [];
    return word !== undefined && isCommandName(word);
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takeSymbolIf(',')) {
      items.push(item());
    }
    return items;
  }

  textOf(span: Span): string {
    return this.query.slice(span.start, span.end);
  }

  spanFrom(start: number): Span {
    return { start, end: this.#previousEnd };
  }

  unexpected(hint?: string): QuerySyntaxError {
    const token = this.#current;
    const found =
      token.kind === 'end' ? 'end of query' : this.textOf(token) || token.text;
    return new QuerySyntaxError(
      `unexpected symbol found ${found}${hint ? `, ${hint}` : ''}`,
      token,
    );
  }
}
