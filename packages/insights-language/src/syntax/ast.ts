import type { Span } from './tokens';

export type BinaryOperator =
  | 'and'
  | 'or'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^';

export type DurationUnit =
  | 'ms'
  | 's'
  | 'm'
  | 'h'
  | 'd'
  | 'w'
  | 'mo'
  | 'q'
  | 'y';

export interface LiteralExpression extends Span {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
}

export interface DurationExpression extends Span {
  readonly kind: 'duration';
  readonly amount: number;
  readonly unit: DurationUnit;
}

export interface RegexExpression extends Span {
  readonly kind: 'regex';
  readonly pattern: RegExp;
}

export interface ListExpression extends Span {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** A field by name; `path` are the same name's parts, `http`, `status`. */
export interface FieldExpression extends Span {
  readonly kind: 'field';
  readonly name: string;
  readonly path: readonly string[];
}

/** `list[0]` or `map["key"]`. */
export interface IndexExpression extends Span {
  readonly kind: 'index';
  readonly subject: Expression;
  readonly index: Expression;
}

export interface UnaryExpression extends Span {
  readonly kind: 'unary';
  readonly operator: 'not' | '-';
  readonly operand: Expression;
}

export interface BinaryExpression extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `like`, `not like` and `=~`. */
export interface MatchExpression extends Span {
  readonly kind: 'match';
  readonly operator: 'like' | '=~';
  readonly negated: boolean;
  readonly subject: Expression;
  readonly pattern: Expression;
}

export interface MembershipExpression extends Span {
  readonly kind: 'membership';
  readonly negated: boolean;
  readonly subject: Expression;
  readonly candidates: Expression;
}

export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  /** `count(*)` */
  readonly star: boolean;
  readonly args: readonly Expression[];
}

export type Expression =
  | LiteralExpression
  | DurationExpression
  | RegexExpression
  | ListExpression
  | FieldExpression
  | IndexExpression
  | UnaryExpression
  | BinaryExpression
  | MatchExpression
  | MembershipExpression
  | CallExpression;

/** An expression with the name of the column that it fills. */
export interface Column extends Span {
  readonly name: string;
  readonly expression: Expression;
}

export interface FieldsCommand extends Span {
  readonly kind: 'fields';
  /** Columns that are shown add up over several commands. */
  readonly columns: readonly Column[];
}

export interface DisplayCommand extends Span {
  readonly kind: 'display';
  /** Columns that are shown in place of all earlier ones. */
  readonly columns: readonly Column[];
}

export interface FilterCommand extends Span {
  readonly kind: 'filter';
  readonly condition: Expression;
}

export interface ParseCommand extends Span {
  readonly kind: 'parse';
  readonly source: Expression;
  readonly pattern: RegExp;
  /** The field for each group, in the groups' order. */
  readonly names: readonly string[];
}

export interface StatsCommand extends Span {
  readonly kind: 'stats';
  readonly columns: readonly Column[];
  readonly by: readonly Column[];
}

export interface SortKey extends Span {
  readonly expression: Expression;
  readonly descending: boolean;
}

export interface SortCommand extends Span {
  readonly kind: 'sort';
  readonly keys: readonly SortKey[];
}

export interface LimitCommand extends Span {
  readonly kind: 'limit';
  readonly count: number;
}

export interface DedupCommand extends Span {
  readonly kind: 'dedup';
  readonly keys: readonly Expression[];
}

/** `unnest list into item`: a row for each element. */
export interface UnnestCommand extends Span {
  readonly kind: 'unnest';
  readonly source: Expression;
  readonly name: string;
}

export type Command =
  | FieldsCommand
  | DisplayCommand
  | FilterCommand
  | ParseCommand
  | StatsCommand
  | SortCommand
  | LimitCommand
  | DedupCommand
  | UnnestCommand;

export interface Query {
  readonly text: string;
  readonly commands: readonly Command[];
}
