/** A half-open range of character offsets in a query. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type TokenKind =
  | 'word'
  | 'quotedName'
  | 'number'
  | 'duration'
  | 'string'
  | 'regex'
  | 'symbol'
  | 'end';

/**
 * A token of a query. `text` is what it means (a string without its quotes
 * and escapes), the span is where it stands.
 */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}
