import { FilterPatternError } from './FilterPatternError';
import { regexTest } from './termPattern';

/** Whether a value, if there is one, is what a condition wants. */
export type ValueTest = (value: unknown) => boolean;

const TOKEN =
  /\s*(?:(&&|\|\||!=|<=|>=|[=<>(),])|("(?:[^"\\]|\\.)*")|(%[^%]*%)|(\.\.\.)|((?:\["[^"]*"\]|\[\d+\]|[^\s=<>!&|(),"])+))/y;

/** The words and signs of the part of a pattern that has conditions. */
export class Conditions {
  readonly #tokens: string[] = [];

  constructor(readonly pattern: string, source: string) {
    const text = source.trimEnd();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
      const match = TOKEN.exec(text);
      if (!match) {
        throw this.invalid();
      }
      this.#tokens.push(match[0].trim());
    }
  }

  get isAtEnd(): boolean {
    return this.#tokens.length === 0;
  }

  take(): string {
    const token = this.#tokens.shift();
    if (token === undefined) {
      throw this.invalid();
    }
    return token;
  }

  takeIf(wanted: string): boolean {
    const found = this.#tokens[0]?.toUpperCase() === wanted;
    if (found) {
      this.#tokens.shift();
    }
    return found;
  }

  isNext(wanted: string): boolean {
    return this.#tokens[0] === wanted;
  }

  expect(wanted: string): void {
    if (!this.takeIf(wanted)) {
      throw this.invalid();
    }
  }

  /** `= 4*`, `>= 500`, `IS NULL`, `NOT EXISTS`: what follows a field. */
  comparison(): ValueTest {
    if (this.takeIf('EXISTS')) {
      return value => value !== undefined;
    }
    if (this.takeIf('NOT')) {
      this.expect('EXISTS');
      return value => value === undefined;
    }
    if (this.takeIf('IS')) {
      return this.#constant();
    }
    const operator = this.take();
    const wanted = this.take();
    switch (operator) {
      case '=':
        return present(equality(wanted));
      case '!=': {
        const isEqual = equality(wanted);
        return present(value => !isEqual(value));
      }
      case '<':
        return numeric(wanted, (value, limit) => value < limit);
      case '<=':
        return numeric(wanted, (value, limit) => value <= limit);
      case '>':
        return numeric(wanted, (value, limit) => value > limit);
      case '>=':
        return numeric(wanted, (value, limit) => value >= limit);
      default:
        throw this.invalid();
    }
  }

  #constant(): ValueTest {
    switch (this.take().toUpperCase()) {
      case 'NULL':
        return value => value === null;
      case 'TRUE':
        return value => value === true;
      case 'FALSE':
        return value => value === false;
      default:
        throw this.invalid();
    }
  }

  invalid(): FilterPatternError {
    return new FilterPatternError(`Invalid filter pattern: ${this.pattern}`);
  }
}

function present(test: ValueTest): ValueTest {
  return value => value !== undefined && value !== null && test(value);
}

function numeric(
  wanted: string,
  compare: (value: number, limit: number) => boolean,
): ValueTest {
  const limit = Number(wanted);
  return present(value => compare(Number(value), limit));
}

/** A text with asterisks for anything, a number, or `%regular expression%`. */
function equality(wanted: string): ValueTest {
  if (wanted.startsWith('%')) {
    const test = regexTest(wanted.slice(1, -1));
    return value => test(String(value));
  }
  const text = wanted.startsWith('"')
    ? wanted.slice(1, -1).replace(/\\(.)/g, '$1')
    : wanted;
  if (!text.includes('*')) {
    return value => String(value) === text;
  }
  const source = text
    .split('*')
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const regex = new RegExp(`^${source}$`, 's');
  return value => regex.test(String(value));
}
