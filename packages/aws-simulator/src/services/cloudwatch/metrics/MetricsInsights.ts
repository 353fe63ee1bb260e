import { MathError } from '../math/MathError';

const FUNCTIONS: Readonly<Record<string, string>> = {
  AVG: 'Average',
  COUNT: 'SampleCount',
  MAX: 'Maximum',
  MIN: 'Minimum',
  SUM: 'Sum',
};

const TOKEN = /\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z_][\w./-]*|\d+)|(!=|[=(),]))/y;
const MAX_LIMIT = 500;

export interface MetricsQuery {
  /** `Average`, `Sum` and so on. */
  readonly statistic: string;
  readonly metricName: string;
  readonly namespace: string;
  /** The exact set of dimensions; absent for any. */
  readonly schema?: readonly string[];
  readonly where: ReadonlyArray<{
    readonly dimension: string;
    readonly isEqual: boolean;
    readonly value: string;
  }>;
  readonly groupBy: readonly string[];
  readonly order?: {
    readonly statistic: string;
    readonly descending: boolean;
  };
  readonly limit: number;
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string };

/** Whether an expression of GetMetricData is a query of Metrics Insights. */
export function isMetricsQuery(expression: string): boolean {
  return /^\s*SELECT\b/i.test(expression);
}

/**
 * `SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/RDS", DBInstanceIdentifier)
 * WHERE … GROUP BY … ORDER BY MAX() DESC LIMIT 10`, with AND as the only
 * connective.
 *
 * @throws MathError for what is none
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export function parseMetricsQuery(text: string): MetricsQuery {
  return new Parser(text).parse();
}

class Parser {
  readonly #tokens: Token[] = [];

  constructor(text: string) {
    const source = text.trimEnd();
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < source.length) {
      const offset = TOKEN.lastIndex;
      const match = TOKEN.exec(source);
      if (!match) {
        throw new MathError(`unexpected ${source.slice(offset).trim()[0]}`);
      }
      const [, double, single, word, symbol] = match;
      const quoted = double ?? single;
      this.#tokens.push(
        quoted === undefined
          ? { kind: 'word', text: word ?? symbol }
          : { kind: 'text', text: quoted },
      );
    }
  }

  parse(): MetricsQuery {
    this.#expect('SELECT');
    const statistic = this.#function();
    const metricName = this.#name();
    this.#expect(')');
    this.#expect('FROM');
    const source = this.#source();
    const where = this.#takeIf('WHERE') ? this.#conditions() : [];
    const groupBy = this.#takeBoth('GROUP', 'BY') ? this.#names() : [];
    const order = this.#takeBoth('ORDER', 'BY') ? this.#order() : undefined;
    const limit = this.#takeIf('LIMIT') ? Number(this.#name()) : MAX_LIMIT;
    const [rest] = this.#tokens;
    if (rest) {
      throw new MathError(`unexpected ${rest.text}`);
    }
    if (!(limit >= 1 && limit <= MAX_LIMIT)) {
      throw new MathError(`LIMIT must be between 1 and ${MAX_LIMIT}`);
    }
    return { statistic, metricName, ...source, where, groupBy, order, limit };
  }

  #function(): string {
    const name = this.#name().toUpperCase();
    if (!Object.hasOwn(FUNCTIONS, name)) {
      throw new MathError(`unknown function ${name}`);
    }
    this.#expect('(');
    return FUNCTIONS[name];
  }

  #source(): Pick<MetricsQuery, 'namespace' | 'schema'> {
    if (!this.#takeIf('SCHEMA')) {
      return { namespace: this.#name() };
    }
    this.#expect('(');
    const [namespace, ...schema] = this.#names();
    this.#expect(')');
    return { namespace, schema };
  }

  #conditions(): MetricsQuery['where'] {
    const conditions: Array<MetricsQuery['where'][number]> = [];
    do {
      const dimension = this.#name();
      const isEqual = this.#takeIf('=');
      if (!isEqual) {
        this.#expect('!=');
      }
      conditions.push({ dimension, isEqual, value: this.#name() });
    } while (this.#takeIf('AND'));
    return conditions;
  }

  #order(): MetricsQuery['order'] {
    const statistic = this.#function();
    this.#expect(')');
    const descending = this.#takeIf('DESC');
    if (!descending) {
      this.#takeIf('ASC');
    }
    return { statistic, descending };
  }

  #names(): string[] {
    const names = [this.#name()];
    while (this.#takeIf(',')) {
      names.push(this.#name());
    }
    return names;
  }

  #name(): string {
    const token = this.#tokens.shift();
    if (!token || (token.kind === 'word' && !/^\w/.test(token.text))) {
      throw new MathError(`unexpected ${token?.text ?? 'end of the query'}`);
    }
    return token.text;
  }

  #takeIf(word: string): boolean {
    const [next] = this.#tokens;
    const found = next?.kind === 'word' && next.text.toUpperCase() === word;
    if (found) {
      this.#tokens.shift();
    }
    return found;
  }

  #takeBoth(first: string, second: string): boolean {
    const found = this.#takeIf(first);
    if (found) {
      this.#expect(second);
    }
    return found;
  }

  #expect(word: string): void {
    if (!this.#takeIf(word)) {
      throw new MathError(
        `expected ${word}, found ${this.#tokens[0]?.text ?? 'end'}`,
      );
    }
  }
}
