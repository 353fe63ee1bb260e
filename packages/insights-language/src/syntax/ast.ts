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

/** A query in parentheses, whose rows an expression or a command uses. */
export interface Subquery extends Span {
  readonly commands: readonly Command[];
}

/** `requestId in (SOURCE … | fields requestId)` */
export interface SubqueryExpression extends Subquery {
  readonly kind: 'subquery';
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
  | CallExpression
  | SubqueryExpression;

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

/** `expand list`: a row for each element, under the list's own name. */
export interface ExpandCommand extends Span {
  readonly kind: 'expand';
  readonly field: FieldExpression;
}

/** Which log groups are read; by name, or by what they have in common. */
export interface SourceCommand extends Span {
  readonly kind: 'source';
  /** Absent when groups are chosen by prefix, account and class. */
  readonly names?: readonly string[];
  readonly namePrefixes: readonly string[];
  readonly accountIdentifiers: readonly string[];
  readonly logGroupClasses: readonly string[];
  /** Absent for the query's own time range. */
  readonly startOffset?: TimeOffset;
  readonly endOffset?: TimeOffset;
}

/** `-1d` or, with an amount of 0, `now`. */
export interface TimeOffset {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export interface PatternCommand extends Span {
  readonly kind: 'pattern';
  readonly subject: Expression;
}

/** What `diff` compares with: the period before, or the same time of another. */
export type DiffPeriod =
  | 'previousPeriod'
  | 'previousDay'
  | 'previousWeek'
  | 'previousMonth';

export interface DiffCommand extends Span {
  readonly kind: 'diff';
  readonly period: DiffPeriod;
}

export interface JoinCommand extends Span {
  readonly kind: 'join';
  readonly type: 'inner' | 'left';
  readonly leftAlias: string;
  readonly rightAlias: string;
  /** Pairs of fields that must be equal, without their aliases. */
  readonly on: ReadonlyArray<{
    readonly left: FieldExpression;
    readonly right: FieldExpression;
  }>;
  readonly subquery: Subquery;
}

/** A column of a lookup table and the field that it is matched or copied to. */
export interface LookupColumn {
  readonly column: string;
  readonly field: string;
}

export interface LookupCommand extends Span {
  readonly kind: 'lookup';
  readonly table: string;
  readonly tableSpan: Span;
  readonly match: readonly LookupColumn[];
  readonly output: readonly LookupColumn[];
}

export interface CidrLookupCommand extends Span {
  readonly kind: 'cidrlookup';
  readonly table: string;
  readonly tableSpan: Span;
  readonly address: FieldExpression;
  /** Absent when not told: the table's first column. */
  readonly cidrColumn?: string;
  readonly overwrites: boolean;
  readonly output: readonly LookupColumn[];
}

export interface AppendColsCommand extends Span {
  readonly kind: 'appendcols';
  readonly overrides: boolean;
  readonly maximum: number;
  readonly subquery: Subquery;
}

/** `accum field [as out]` */
export interface AccumCommand extends Span {
  readonly kind: 'accum';
  readonly field: FieldExpression;
  readonly name: string;
}

/** `autoregress field [as alias] [p=1-4]`; lags count rows back. */
export interface AutoregressCommand extends Span {
  readonly kind: 'autoregress';
  readonly field: FieldExpression;
  readonly lags: ReadonlyArray<{ readonly lag: number; readonly name: string }>;
}

export interface SessionizeCommand extends Span {
  readonly kind: 'sessionize';
  readonly fields: readonly FieldExpression[];
  readonly maxGap: DurationExpression;
  readonly name: string;
}

export interface CountFrequentCommand extends Span {
  readonly kind: 'countFrequent';
  readonly fields: readonly FieldExpression[];
}

/** A field's name, or the beginning of names when it ends with an asterisk. */
export interface FieldWildcard extends Span {
  readonly prefix: string;
  readonly isExact: boolean;
}

export interface FilldownCommand extends Span {
  readonly kind: 'filldown';
  /** Empty for all fields. */
  readonly fields: readonly FieldWildcard[];
}

export interface FillmissingCommand extends Span {
  readonly kind: 'fillmissing';
  readonly values: ReadonlyArray<{
    readonly value: string | number | boolean;
    readonly field: string;
  }>;
}

export interface AddTotalsCommand extends Span {
  readonly kind: 'addtotals';
  readonly totalName: string;
  readonly ofRows: boolean;
  readonly ofColumns: boolean;
  /** Empty for all numeric fields. */
  readonly fields: readonly FieldExpression[];
}

export interface OutlierCommand extends Span {
  readonly kind: 'outlier';
  readonly action: 'remove' | 'transform';
  /** How many interquartile ranges a value may lie outside of the quartiles. */
  readonly multiplier: number;
  readonly usesLower: boolean;
  readonly marks: boolean;
  readonly fields: readonly FieldExpression[];
}

export type Command =
  | SourceCommand
  | FieldsCommand
  | DisplayCommand
  | FilterCommand
  | ParseCommand
  | StatsCommand
  | SortCommand
  | LimitCommand
  | DedupCommand
  | UnnestCommand
  | ExpandCommand
  | PatternCommand
  | DiffCommand
  | JoinCommand
  | LookupCommand
  | CidrLookupCommand
  | AppendColsCommand
  | AccumCommand
  | AutoregressCommand
  | SessionizeCommand
  | CountFrequentCommand
  | FilldownCommand
  | FillmissingCommand
  | AddTotalsCommand
  | OutlierCommand;

export interface Query {
  readonly text: string;
  readonly commands: readonly Command[];
}
