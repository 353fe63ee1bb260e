import type { CallExpression, Expression, Query } from '../syntax/ast';
import type { Span } from '../syntax/tokens';

/** What an operand is for: see {@link Place}. */
export type Role = 'value' | 'duration' | 'pattern' | 'other';

const COMPARISONS = new Set<string>(['=', '!=', '<', '<=', '>', '>=']);
const TAKE_DURATIONS = new Set(['bin', 'datefloor', 'dateceil']);

/** What the operand at this place is for. */
export function roleOf(query: Query, place: Span): Role {
  return roleIn(query, place) ?? 'other';
}

function roleIn(node: unknown, place: Span): Role | undefined {
  if (Array.isArray(node)) return firstRole(node, place);
  if (typeof node !== 'object' || node === null) return undefined;
  if (isExpression(node)) {
    const role = roleOfOperand(node, place);
    if (role) return role;
  }
  return firstRole(Object.values(node), place);
}

function firstRole(nodes: unknown[], place: Span): Role | undefined {
  for (const node of nodes) {
    const role = roleIn(node, place);
    if (role) return role;
  }
  return undefined;
}

function roleOfOperand(node: Expression, place: Span): Role | undefined {
  switch (node.kind) {
    case 'binary':
      return COMPARISONS.has(node.operator) && isAt(node.right, place)
        ? 'value'
        : undefined;
    case 'match':
      if (!isAt(node.pattern, place)) return undefined;
      return node.operator === '=~' && node.pattern.kind === 'literal'
        ? 'pattern'
        : 'value';
    case 'membership': {
      const { candidates } = node;
      const isOne =
        candidates.kind === 'list' &&
        candidates.items.some(item => isAt(item, place));
      return isOne ? 'value' : undefined;
    }
    case 'call':
      return roleOfArgument(node, place);
    default:
      return undefined;
  }
}

function roleOfArgument(call: CallExpression, place: Span): Role | undefined {
  const index = call.args.findIndex(argument => isAt(argument, place));
  if (index < 0) return undefined;
  if (TAKE_DURATIONS.has(call.name)) {
    return index === call.args.length - 1 ? 'duration' : 'other';
  }
  if (call.name === 'regexreplace' && index === 1) return 'pattern';
  return index > 0 ? 'value' : 'other';
}

function isAt({ start, end }: Span, place: Span): boolean {
  return start === place.start && end === place.end;
}

const EXPRESSIONS = new Set(['binary', 'match', 'membership', 'call']);

function isExpression(node: object): node is Expression {
  return (
    'kind' in node &&
    typeof node.kind === 'string' &&
    EXPRESSIONS.has(node.kind)
  );
}
