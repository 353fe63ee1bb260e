import { MathError } from './MathError';

export type MathNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'metric'; readonly id: string }
  | {
      readonly kind: 'unary';
      readonly operator: string;
      readonly operand: MathNode;
    }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: MathNode;
      readonly right: MathNode;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly MathNode[];
    }
  | { readonly kind: 'list'; readonly items: readonly MathNode[] };

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|("[^"]*"|'[^']*')|(&&|\|\||==|!=|<=|>=|[-+*/^<>(),[\]]))/y;

const STRENGTH: Readonly<Record<string, number>> = {
  '||': 1,
  OR: 1,
  '&&': 2,
  AND: 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '^': 8,
};
const NEGATION_STRENGTH = 7;
const MAX_DEPTH = 100;

function tokenize(expression: string): string[] {
  const tokens: string[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const offset = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      throw new MathError(`unexpected ${text.slice(offset).trim()[0]}`);
    }
    tokens.push(match[0].trim());
  }
  return tokens;
}

class MathParser {
  #position = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly string[]) {}

  parse(): MathNode {
    const node = this.#expression(0);
    if (this.#position < this.tokens.length) {
      throw new MathError(`unexpected ${this.#current()}`);
    }
    return node;
  }

  #expression(minimum: number): MathNode {
    if (++this.#depth > MAX_DEPTH) {
      throw new MathError('the expression is nested too deeply');
    }
    let left = this.#operand();
    for (;;) {
      const operator = this.#current();
      const strength = Object.hasOwn(STRENGTH, operator)
        ? STRENGTH[operator]
        : 0;
      if (strength <= minimum) {
        this.#depth--;
        return left;
      }
      this.#position++;
      const right = this.#expression(
        operator === '^' ? strength - 1 : strength,
      );
      left = { kind: 'binary', operator, left, right };
    }
  }

  #operand(): MathNode {
    const token = this.#take();
    if (token === '(') {
      const inner = this.#expression(0);
      this.#expect(')');
      return inner;
    }
    if (token === '-') {
      const operand = this.#expression(NEGATION_STRENGTH);
      return { kind: 'unary', operator: token, operand };
    }
    if (token === '[') {
      const items = this.#list(']');
      return { kind: 'list', items };
    }
    if (/^[\d.]/.test(token)) {
      return { kind: 'number', value: Number(token) };
    }
    if (/^["']/.test(token)) {
      return { kind: 'text', value: token.slice(1, -1) };
    }
    if (/^[A-Za-z_]/.test(token)) {
      return this.#word(token);
    }
    throw new MathError(`unexpected ${token || 'end'}`);
  }

  #word(name: string): MathNode {
    if (this.#current() === '(') {
      this.#position++;
      return { kind: 'call', name, args: this.#list(')') };
    }
    return /^[a-z]/.test(name)
      ? { kind: 'metric', id: name }
      : { kind: 'text', value: name };
  }

  #list(end: string): MathNode[] {
    const items: MathNode[] = [];
    if (this.#current() !== end) {
      do {
        items.push(this.#expression(0));
      } while (this.#takeIf(','));
    }
    this.#expect(end);
    return items;
  }

  #current(): string {
    return this.tokens[this.#position] ?? '';
  }

  #take(): string {
    const token = this.#current();
    this.#position++;
    return token;
  }

  #takeIf(token: string): boolean {
    const found = this.#current() === token;
    if (found) {
      this.#position++;
    }
    return found;
  }

  #expect(token: string): void {
    if (!this.#takeIf(token)) {
      throw new MathError(
        `expected ${token}, found ${this.#current() || 'end'}`,
      );
    }
  }
}

/**
 * Parses a metric math expression.
 *
 * @throws MathError when it is not one
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function parseMath(expression: string): MathNode {
  return new MathParser(tokenize(expression)).parse();
}
