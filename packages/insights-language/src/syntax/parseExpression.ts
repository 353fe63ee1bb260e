import type {
  BinaryOperator,
  CallExpression,
  Expression,
  FieldExpression,
} from './ast';
import { isDurationUnit, toDuration } from './durations';
import { toRegExp } from './patterns';
import { QuerySyntaxError } from './QuerySyntaxError';
import type { TokenStream } from './TokenStream';
import type { Token } from './tokens';

/** How strongly an operator binds; a higher number binds more strongly. */
const STRENGTH: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  like: 4,
  '=~': 4,
  in: 4,
  not: 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 7,
};
const NOT_STRENGTH = 3;
const NEGATION_STRENGTH = 8;
const MAX_DEPTH = 200;

/**
 * Parses one expression by precedence climbing.
 *
 * @param minimum - operators that bind no stronger than this are left alone
 * @throws QuerySyntaxError with the place
 */
export function parseExpression(
  tokens: TokenStream,
  minimum = 0,
  depth = 0,
): Expression {
  if (depth > MAX_DEPTH) {
    throw new QuerySyntaxError(
      'the query is nested too deeply',
      tokens.current,
    );
  }
  let left = parseOperand(tokens, depth);
  for (;;) {
    const operator = operatorAt(tokens);
    if (operator === undefined || STRENGTH[operator] <= minimum) {
      return left;
    }
    left = parseOperation(tokens, left, operator, depth);
  }
}

function operatorAt(tokens: TokenStream): string | undefined {
  const { kind, text } = tokens.current;
  const name = text.toLowerCase();
  return (kind === 'symbol' || kind === 'word') && Object.hasOwn(STRENGTH, name)
    ? name
    : undefined;
}

function parseOperation(
  tokens: TokenStream,
  left: Expression,
  operator: string,
  depth: number,
): Expression {
  tokens.take();
  const negated = operator === 'not';
  const name = negated ? operatorAt(tokens) : operator;
  if (negated) {
    if (name !== 'like' && name !== 'in' && name !== '=~') {
      throw tokens.unexpected('expected like or in');
    }
    tokens.take();
  }
  if (name === 'in' && tokens.isSymbol('(')) {
    return parseMembershipInParentheses(tokens, left, negated, depth);
  }
  const strength = STRENGTH[name ?? operator];
  // Exponentiation groups to the right, everything else to the left.
  const right = parseExpression(
    tokens,
    name === '^' ? strength - 1 : strength,
    depth + 1,
  );
  const span = tokens.spanFrom(left.start);
  if (name === 'like' || name === '=~') {
    return {
      kind: 'match',
      operator: name,
      negated,
      subject: left,
      pattern: right,
      ...span,
    };
  }
  if (name === 'in') {
    return {
      kind: 'membership',
      negated,
      subject: left,
      candidates: right,
      ...span,
    };
  }
  return {
    kind: 'binary',
    operator: (name === '==' ? '=' : name) as BinaryOperator,
    left,
    right,
    ...span,
  };
}

/** `in (SOURCE … | fields id)`, or a list in parentheses. */
function parseMembershipInParentheses(
  tokens: TokenStream,
  subject: Expression,
  negated: boolean,
  depth: number,
): Expression {
  const candidates: Expression = tokens.beginsSubquery()
    ? { kind: 'subquery', ...tokens.parseSubquery(tokens) }
    : parseExpression(tokens, STRENGTH.in, depth + 1);
  return {
    kind: 'membership',
    negated,
    subject,
    candidates,
    ...tokens.spanFrom(subject.start),
  };
}

function parseOperand(tokens: TokenStream, depth: number): Expression {
  let operand = parsePrimary(tokens, depth);
  for (;;) {
    const index = parseIndex(tokens, depth);
    if (index === undefined) {
      return operand;
    }
    operand = {
      kind: 'index',
      subject: operand,
      index,
      ...tokens.spanFrom(operand.start),
    };
  }
}

/** `[0]` and `.name`, as far as one follows. */
function parseIndex(
  tokens: TokenStream,
  depth: number,
): Expression | undefined {
  if (tokens.takeSymbolIf('[')) {
    const index = parseExpression(tokens, 0, depth + 1);
    tokens.expectSymbol(']');
    return index;
  }
  if (tokens.takeSymbolIf('.')) {
    const { start } = tokens.current;
    const value = parseFieldPart(tokens);
    return { kind: 'literal', value, ...tokens.spanFrom(start) };
  }
  return undefined;
}

function parsePrimary(tokens: TokenStream, depth: number): Expression {
  tokens.readSlashAsRegex();
  const token = tokens.current;
  const { start, end } = token;
  switch (token.kind) {
    case 'number':
      tokens.take();
      return parseNumber(tokens, token);
    case 'duration':
      tokens.take();
      return toDuration(token);
    case 'string':
      tokens.take();
      return { kind: 'literal', value: token.text, start, end };
    case 'regex':
      tokens.take();
      return {
        kind: 'regex',
        pattern: toRegExp(token.text, token),
        start,
        end,
      };
    case 'quotedName':
      return parseField(tokens);
    case 'word':
      return parseWord(tokens, depth);
    default:
      return parseSymbol(tokens, depth);
  }
}

function parseNumber(tokens: TokenStream, number: Token): Expression {
  const next = tokens.current;
  // `1 hour` is as good as `1h`.
  if (next.kind === 'word' && isDurationUnit(next.text)) {
    tokens.take();
    return toDuration({
      ...number,
      kind: 'duration',
      text: `${number.text} ${next.text}`,
      end: next.end,
    });
  }
  return {
    kind: 'literal',
    value: Number(number.text),
    start: number.start,
    end: number.end,
  };
}

function parseSymbol(tokens: TokenStream, depth: number): Expression {
  const { start } = tokens.current;
  if (tokens.takeSymbolIf('(')) {
    const inner = parseExpression(tokens, 0, depth + 1);
    tokens.expectSymbol(')');
    return { ...inner, ...tokens.spanFrom(start) };
  }
  if (tokens.takeSymbolIf('-')) {
    const operand = parseExpression(tokens, NEGATION_STRENGTH, depth + 1);
    return {
      kind: 'unary',
      operator: '-',
      operand,
      ...tokens.spanFrom(start),
    };
  }
  if (tokens.takeSymbolIf('[')) {
    const items = tokens.isSymbol(']')
      ? []
      : tokens.list(() => parseExpression(tokens, 0, depth + 1));
    tokens.expectSymbol(']');
    return { kind: 'list', items, ...tokens.spanFrom(start) };
  }
  throw tokens.unexpected();
}

function parseWord(tokens: TokenStream, depth: number): Expression {
  const { start } = tokens.current;
  if (tokens.takeKeywordIf('not')) {
    const operand = parseExpression(tokens, NOT_STRENGTH, depth + 1);
    return {
      kind: 'unary',
      operator: 'not',
      operand,
      ...tokens.spanFrom(start),
    };
  }
  const field = parseField(tokens);
  if (field.path.length > 1) {
    return field;
  }
  if (tokens.isSymbol('(')) {
    return parseCall(tokens, field, depth);
  }
  const word = field.name.toLowerCase();
  if (word === 'true' || word === 'false') {
    return {
      kind: 'literal',
      value: word === 'true',
      ...tokens.spanFrom(start),
    };
  }
  return field;
}

function parseCall(
  tokens: TokenStream,
  name: FieldExpression,
  depth: number,
): CallExpression {
  tokens.expectSymbol('(');
  const star = tokens.takeSymbolIf('*');
  const args =
    star || tokens.isSymbol(')')
      ? []
      : tokens.list(() => parseExpression(tokens, 0, depth + 1));
  tokens.expectSymbol(')');
  return {
    kind: 'call',
    name: name.name.toLowerCase(),
    nameSpan: { start: name.start, end: name.end },
    star,
    args,
    ...tokens.spanFrom(name.start),
  };
}

/**
 * `statusCode`, `http.status`, `tags.0`, `` `a name`.part ``. Dots inside of
 * backticks separate, too, where no key is called so.
 */
export function parseField(tokens: TokenStream): FieldExpression {
  const { start } = tokens.current;
  const parts = [parseFieldPart(tokens)];
  while (tokens.isSymbol('.')) {
    tokens.take();
    parts.push(...parseLaterFieldParts(tokens));
  }
  const name = parts.join('.');
  return {
    kind: 'field',
    name,
    path: name.split('.'),
    ...tokens.spanFrom(start),
  };
}

function parseFieldPart(tokens: TokenStream): string {
  const { kind } = tokens.current;
  if (kind !== 'word' && kind !== 'quotedName') {
    throw tokens.unexpected('expected a field');
  }
  return tokens.take().text;
}

/** `a.0.1` reaches the parser as `a`, `.` and the number `0.1`. */
function parseLaterFieldParts(tokens: TokenStream): string[] {
  return tokens.current.kind === 'number'
    ? tokens.take().text.split('.')
    : [parseFieldPart(tokens)];
}
