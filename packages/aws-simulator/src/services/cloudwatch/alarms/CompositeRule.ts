import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../wire';

/** The state of another alarm, by its name or ARN. */
export type StateLookup = (alarm: string) => StateValue | undefined;

type Rule = (stateOf: StateLookup) => boolean;

const TOKEN = /\s*(?:(\(|\))|"([^"]*)"|([^\s()"]+))/y;
const STATES: Readonly<Record<string, StateValue>> = {
  ALARM: 'ALARM',
  OK: 'OK',
  INSUFFICIENT_DATA: 'INSUFFICIENT_DATA',
};

class RuleParser {
  readonly alarms: string[] = [];
  readonly #tokens: string[] = [];

  constructor(private readonly text: string) {
    const source = text.trimEnd();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < source.length) {
      const match = TOKEN.exec(source);
      if (!match) {
        throw this.#invalid();
      }
      this.#tokens.push(match[1] ?? match[2] ?? match[3]);
    }
  }

  parse(): Rule {
    const rule = this.#or();
    if (this.#tokens.length > 0) {
      throw this.#invalid();
    }
    return rule;
  }

  #or(): Rule {
    let left = this.#and();
    while (this.#takeIf('OR')) {
      const [a, b] = [left, this.#and()];
      left = stateOf => a(stateOf) || b(stateOf);
    }
    return left;
  }

  #and(): Rule {
    let left = this.#not();
    while (this.#takeIf('AND')) {
      const [a, b] = [left, this.#not()];
      left = stateOf => a(stateOf) && b(stateOf);
    }
    return left;
  }

  #not(): Rule {
    if (this.#takeIf('NOT')) {
      const operand = this.#not();
      return stateOf => !operand(stateOf);
    }
    if (this.#takeIf('(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    const word = this.#tokens.shift() ?? '';
    if (word === 'TRUE' || word === 'FALSE') {
      return () => word === 'TRUE';
    }
    if (!Object.hasOwn(STATES, word)) {
      throw this.#invalid();
    }
    this.#expect('(');
    const alarm = this.#tokens.shift() ?? '';
    this.#expect(')');
    this.alarms.push(alarm);
    return stateOf => stateOf(alarm) === STATES[word];
  }

  #takeIf(token: string): boolean {
    const found = this.#tokens[0] === token;
    if (found) {
      this.#tokens.shift();
    }
    return found;
  }

  #expect(token: string): void {
    if (!this.#takeIf(token)) {
      throw this.#invalid();
    }
  }

  #invalid(): AwsError {
    return new AwsError(
      'ValidationError',
      `AlarmRule must be a valid alarm rule: ${this.text}`,
    );
  }
}

/** The rule of a composite alarm: `ALARM("a") AND NOT OK(b)`. */
export class CompositeRule {
  /** Every alarm that the rule speaks of. */
  readonly alarms: readonly string[];
  readonly #rule: Rule;

  private constructor(rule: Rule, alarms: readonly string[]) {
    this.#rule = rule;
    this.alarms = alarms;
  }

  /** @throws AwsError `ValidationError` for what is not a rule */
  static parse(text: string): CompositeRule {
    const parser = new RuleParser(text);
    return new CompositeRule(parser.parse(), parser.alarms);
  }

  isTrue(stateOf: StateLookup): boolean {
    return this.#rule(stateOf);
  }
}
