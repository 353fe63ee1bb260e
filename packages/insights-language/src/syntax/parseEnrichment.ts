import type { Command, FieldExpression, LookupColumn } from './ast';
import { flagOf, numberOf, optionOf, parseOptions } from './options';
import { parseField } from './parseExpression';
import { QuerySyntaxError } from './QuerySyntaxError';
import type { TokenStream } from './TokenStream';

const MAX_APPENDED_ROWS = 100_000;
const DEFAULT_APPENDED_ROWS = 10_000;

/** `join type=inner left=a right=b where a.id=b.id (SOURCE …)` */
export function parseJoin(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const options = parseOptions(tokens, ['type', 'left', 'right']);
  const [left, right] = ['left', 'right'].map(name => {
    const token = options.get(name);
    if (token?.kind !== 'word') {
      throw tokens.unexpected(`expected ${name}=<alias>`);
    }
    return token.text;
  });
  tokens.expectKeyword('where');
  const on = [parseEquality(tokens, left, right)];
  while (tokens.takeKeywordIf('and')) {
    on.push(parseEquality(tokens, left, right));
  }
  const subquery = tokens.parseSubquery(tokens);
  return {
    kind: 'join',
    type: optionOf(options, 'type', ['inner', 'left'], 'inner'),
    leftAlias: left,
    rightAlias: right,
    on,
    subquery,
    ...tokens.spanFrom(start),
  };
}

function parseEquality(tokens: TokenStream, left: string, right: string) {
  const one = parseField(tokens);
  tokens.expectSymbol('=');
  const other = parseField(tokens);
  return one.path[0] === right && other.path[0] === left
    ? { left: withoutAlias(other, left), right: withoutAlias(one, right) }
    : { left: withoutAlias(one, left), right: withoutAlias(other, right) };
}

function withoutAlias(field: FieldExpression, alias: string): FieldExpression {
  const [first, ...path] = field.path;
  if (first !== alias || path.length === 0) {
    throw new QuerySyntaxError(`expected a field of ${alias}`, field);
  }
  return { ...field, name: path.join('.'), path };
}

/** `lookup table column as field OUTPUT column, …` */
export function parseLookup(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const table = parseTableName(tokens);
  const match = tokens.list(() => parseLookupColumn(tokens));
  tokens.expectKeyword('output');
  const output = tokens.list(() => parseLookupColumn(tokens));
  return {
    kind: 'lookup',
    ...table,
    match,
    output,
    ...tokens.spanFrom(start),
  };
}

/** `cidrlookup table address [as column] OUTPUT|OUTPUTNEW column [as field]` */
export function parseCidrLookup(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const table = parseTableName(tokens);
  const address = parseField(tokens);
  const cidrColumn = tokens.takeKeywordIf('as')
    ? parseField(tokens).name
    : undefined;
  const fillsOnly = tokens.takeKeywordIf('outputnew');
  if (!fillsOnly) {
    tokens.expectKeyword('output');
  }
  const output = tokens.list(() => parseLookupColumn(tokens));
  return {
    kind: 'cidrlookup',
    ...table,
    address,
    cidrColumn,
    overwrites: !fillsOnly,
    output,
    ...tokens.spanFrom(start),
  };
}

function parseTableName(tokens: TokenStream) {
  const { name, start, end } = parseField(tokens);
  return { table: name, tableSpan: { start, end } };
}

function parseLookupColumn(tokens: TokenStream): LookupColumn {
  const column = parseField(tokens).name;
  const field = tokens.takeKeywordIf('as') ? parseField(tokens).name : column;
  return { column, field };
}

/** `appendcols [override=true] [max=10] (SOURCE …)` */
export function parseAppendCols(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const options = parseOptions(tokens, ['override', 'max']);
  const subquery = tokens.parseSubquery(tokens);
  return {
    kind: 'appendcols',
    overrides: flagOf(options, 'override', false),
    maximum: numberOf(options, 'max', {
      otherwise: DEFAULT_APPENDED_ROWS,
      least: 1,
      most: MAX_APPENDED_ROWS,
    }),
    subquery,
    ...tokens.spanFrom(start),
  };
}
