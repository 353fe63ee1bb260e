import { MathError } from '../math/MathError';

/** A metric as a search sees it. */
export interface SearchedMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

type Test = (metric: SearchedMetric) => boolean;

const TOKEN =
  /\s*(?:(\(|\))|(:?[A-Za-z][\w.]*)\s*=\s*|"([^"]*)"|([^\s()"=]+))/y;

interface Token {
  readonly kind: 'symbol' | 'property' | 'exact' | 'word';
  readonly text: string;
}

/**
 * A search expression: `{AWS/ECS,ClusterName,ServiceName}
 * MetricName="CPUUtilization" shop`. The braces name the namespace and the
 * exact set of dimensions; what follows must match, a bare word in part and
 * whatever its case, a word in quotes exactly.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
export class SearchExpression {
  readonly #tokens: Token[];

  private constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  /** @throws MathError for what is no search expression */
  static parse(text: string): Test {
    const [, schema, terms = text] =
      /^\s*\{([^}]*)\}([\s\S]*)$/.exec(text) ?? [];
    if (schema === undefined && text.includes('{')) {
      throw new MathError('SEARCH has an open brace');
    }
    const expression = new SearchExpression(terms);
    const matches = expression.#or();
    if (expression.#tokens.length > 0) {
      throw new MathError(`unexpected ${expression.#tokens[0].text} in SEARCH`);
    }
    const fits = schema === undefined ? () => true : schemaTest(schema);
    return metric => fits(metric) && matches(metric);
  }

  #or(): Test {
    let left = this.#and();
    while (this.#takeWord('OR')) {
      const [a, b] = [left, this.#and()];
      left = metric => a(metric) || b(metric);
    }
    return left;
  }

  /** Terms side by side must all match. */
  #and(): Test {
    const tests: Test[] = [];
    for (;;) {
      this.#takeWord('AND');
      const next = this.#tokens[0];
      if (
        !next ||
        (next.kind === 'word' && next.text === 'OR') ||
        (next.kind === 'symbol' && next.text === ')')
      ) {
        return metric => tests.every(test => test(metric));
      }
      tests.push(this.#not());
    }
  }

  #not(): Test {
    if (this.#takeWord('NOT')) {
      const operand = this.#not();
      return metric => !operand(metric);
    }
    const token = this.#tokens.shift();
    switch (token?.kind) {
      case 'symbol':
        return this.#inParentheses(token);
      case 'property':
        return this.#ofProperty(token.text);
      case 'exact':
        return metric => everything(metric).includes(token.text);
      case 'word':
        return metric => everything(metric).some(inPart(token.text));
      default:
        throw new MathError('unexpected end of SEARCH');
    }
  }

  #inParentheses(open: Token): Test {
    if (open.text !== '(') {
      throw new MathError(`unexpected ${open.text} in SEARCH`);
    }
    const inner = this.#or();
    if (this.#tokens.shift()?.text !== ')') {
      throw new MathError('expected ) in SEARCH');
    }
    return inner;
  }

  #ofProperty(name: string): Test {
    const values = this.#values();
    return metric =>
      propertyOf(metric, name).some(actual =>
        values.some(matches => matches(actual)),
      );
  }

  /** One value, or several in parentheses with OR between them. */
  #values(): Array<(actual: string) => boolean> {
    const token = this.#tokens.shift();
    if (token?.kind === 'symbol' && token.text === '(') {
      const values: Array<(actual: string) => boolean> = [];
      for (;;) {
        values.push(...this.#values());
        if (this.#takeWord('OR')) {
          continue;
        }
        if (this.#tokens.shift()?.text !== ')') {
          throw new MathError('expected ) in SEARCH');
        }
        return values;
      }
    }
    if (token?.kind !== 'exact' && token?.kind !== 'word') {
      throw new MathError('expected a value in SEARCH');
    }
    return [
      token.kind === 'exact'
        ? actual => actual === token.text
        : inPart(token.text),
    ];
  }

  #takeWord(word: string): boolean {
    const [next] = this.#tokens;
    const found = next?.kind === 'word' && next.text === word;
    if (found) {
      this.#tokens.shift();
    }
    return found;
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) {
      throw new MathError('SEARCH has an unterminated text');
    }
    const kinds = ['symbol', 'property', 'exact', 'word'] as const;
    const index = kinds.findIndex((_, group) => match[group + 1] !== undefined);
    tokens.push({ kind: kinds[index], text: match[index + 1] });
  }
  return tokens;
}

function schemaTest(schema: string): Test {
  const [namespace, ...dimensions] = schema
    .split(',')
    .map(part => part.trim().replace(/^"|"$/g, ''));
  const wanted = dimensions.sort().join();
  return metric =>
    metric.namespace === namespace &&
    Object.keys(metric.dimensions).sort().join() === wanted;
}

function everything({
  namespace,
  metricName,
  dimensions,
}: SearchedMetric): string[] {
  return [namespace, metricName, ...Object.entries(dimensions).flat()];
}

function propertyOf(metric: SearchedMetric, name: string): string[] {
  switch (name) {
    case 'MetricName':
      return [metric.metricName];
    case 'Namespace':
      return [metric.namespace];
    default: {
      const value = metric.dimensions[name.replace(/^Dimension\./, '')];
      return value === undefined ? [] : [value];
    }
  }
}

/** Words are cut at everything that is not a letter or a digit. */
function inPart(word: string): (actual: string) => boolean {
  const parts = word.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return actual => {
    const text = actual.toLowerCase();
    return parts.every(part => text.includes(part));
  };
}
