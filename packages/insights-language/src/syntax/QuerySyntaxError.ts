import type { Span } from './tokens';

/**
 * A query that CloudWatch Logs would refuse with `MalformedQueryException`.
 * The offsets are what its `queryCompileError.location` carries.
 */
export class QuerySyntaxError extends Error implements Span {
  readonly start: number;
  readonly end: number;

  constructor(message: string, span: Span) {
    super(message);
    this.name = 'QuerySyntaxError';
    this.start = span.start;
    this.end = span.end;
  }

  /** The message, followed by the place in the words that AWS uses. */
  describe(query: string): string {
    const before = query.slice(0, this.start);
    const line = before.split('\n').length;
    const position = this.start - (before.lastIndexOf('\n') + 1);
    return `${this.message} at line ${line} and position ${position}`;
  }
}
