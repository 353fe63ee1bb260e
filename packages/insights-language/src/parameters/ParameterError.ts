import type { Span } from '../syntax/tokens';
import type { Placeholder } from './placeholders';

/** A parameter without a value, or with one that does not fit its place. */
export class ParameterError extends Error implements Span {
  readonly parameter: string;
  /** Of the placeholder in the text with its placeholders. */
  readonly start: number;
  readonly end: number;

  constructor(placeholder: Placeholder, why: string) {
    super(`The parameter ${placeholder.name} ${why}`);
    this.name = 'ParameterError';
    this.parameter = placeholder.name;
    this.start = placeholder.start;
    this.end = placeholder.end;
  }
}
