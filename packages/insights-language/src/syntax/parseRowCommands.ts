import type { Command, DurationExpression, FieldWildcard } from './ast';
import { toDuration } from './durations';
import { flagOf, numberOf, optionOf, parseOptions } from './options';
import { parseExpression, parseField } from './parseExpression';
import { QuerySyntaxError } from './QuerySyntaxError';
import type { TokenStream } from './TokenStream';

const MAX_LAG = 1_000;
const DEFAULT_GAP = { amount: 30, unit: 'm' } as const;

export function parseAccum(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const field = parseField(tokens);
  const name = parseAlias(tokens) ?? field.name;
  return { kind: 'accum', field, name, ...tokens.spanFrom(start) };
}

/** `autoregress bytes p=1-4` fills `bytes_p1` to `bytes_p4`. */
export function parseAutoregress(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const field = parseField(tokens);
  const alias = parseAlias(tokens);
  const { first, last } = parseLags(tokens);
  const name = alias ?? field.name;
  const lags = Array.from({ length: last - first + 1 }, (_, index) => ({
    lag: first + index,
    name:
      alias !== undefined && first === last
        ? alias
        : `${name}_p${first + index}`,
  }));
  return { kind: 'autoregress', field, lags, ...tokens.spanFrom(start) };
}

function parseLags(tokens: TokenStream): { first: number; last: number } {
  if (!tokens.takeKeywordIf('p')) {
    return { first: 1, last: 1 };
  }
  tokens.expectSymbol('=');
  const first = parseLag(tokens, 1);
  return {
    first,
    last: tokens.takeSymbolIf('-') ? parseLag(tokens, first) : first,
  };
}

function parseLag(tokens: TokenStream, least: number): number {
  const token = tokens.current;
  const lag = Number(token.text);
  if (
    token.kind !== 'number' ||
    !Number.isInteger(lag) ||
    lag < least ||
    lag > MAX_LAG
  ) {
    throw tokens.unexpected(`expected a number from ${least} to ${MAX_LAG}`);
  }
  tokens.take();
  return lag;
}

export function parseSessionize(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const fields = tokens.list(() => parseField(tokens));
  const span = tokens.spanFrom(start);
  let maxGap: DurationExpression = {
    kind: 'duration',
    ...DEFAULT_GAP,
    ...span,
  };
  if (tokens.takeKeywordIf('maxspan')) {
    if (tokens.current.kind !== 'duration') {
      throw tokens.unexpected('expected a period such as 30m');
    }
    maxGap = toDuration(tokens.take());
  }
  const name = parseAlias(tokens) ?? 'session_id';
  return {
    kind: 'sessionize',
    fields,
    maxGap,
    name,
    ...tokens.spanFrom(start),
  };
}

export function parseCountFrequent(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const fields = tokens.list(() => parseField(tokens));
  return { kind: 'countFrequent', fields, ...tokens.spanFrom(start) };
}

/** `filldown host cpu*`: the fields stand side by side, commas are optional. */
export function parseFilldown(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const fields: FieldWildcard[] = [];
  while (['word', 'quotedName'].includes(tokens.current.kind)) {
    const { name, start: fieldStart } = parseField(tokens);
    const isOpen = tokens.isAdjacent() && tokens.takeSymbolIf('*');
    fields.push({
      prefix: name,
      isExact: !isOpen,
      ...tokens.spanFrom(fieldStart),
    });
    tokens.takeSymbolIf(',');
  }
  return { kind: 'filldown', fields, ...tokens.spanFrom(start) };
}

/** `fillmissing [with 0 for n, "none" for name]` */
export function parseFillmissing(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const values = tokens.takeKeywordIf('with')
    ? tokens.list(() => {
        const value = parseExpression(tokens);
        if (value.kind !== 'literal') {
          throw new QuerySyntaxError('expected a constant', value);
        }
        tokens.expectKeyword('for');
        return { value: value.value, field: parseField(tokens).name };
      })
    : [];
  return { kind: 'fillmissing', values, ...tokens.spanFrom(start) };
}

export function parseAddTotals(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const options = parseOptions(tokens, ['fieldname', 'row', 'col']);
  const fields = ['word', 'quotedName'].includes(tokens.current.kind)
    ? tokens.list(() => parseField(tokens))
    : [];
  return {
    kind: 'addtotals',
    totalName: options.get('fieldname')?.text ?? 'Total',
    ofRows: flagOf(options, 'row', true),
    ofColumns: flagOf(options, 'col', false),
    fields,
    ...tokens.spanFrom(start),
  };
}

export function parseOutlier(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const options = parseOptions(tokens, ['action', 'param', 'uselower', 'mark']);
  const fields = [parseField(tokens)];
  while (
    tokens.takeSymbolIf(',') ||
    ['word', 'quotedName'].includes(tokens.current.kind)
  ) {
    fields.push(parseField(tokens));
  }
  return {
    kind: 'outlier',
    action: optionOf(
      options,
      'action',
      ['remove', 'transform'] as const,
      'transform',
    ),
    multiplier: numberOf(options, 'param', {
      otherwise: 2.5,
      least: 0,
      most: 1_000,
    }),
    usesLower: flagOf(options, 'uselower', false),
    marks: flagOf(options, 'mark', false),
    fields,
    ...tokens.spanFrom(start),
  };
}

function parseAlias(tokens: TokenStream): string | undefined {
  return tokens.takeKeywordIf('as') ? parseField(tokens).name : undefined;
}
