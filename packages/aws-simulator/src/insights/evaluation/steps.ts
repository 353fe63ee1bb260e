import type {
  Column,
  DedupCommand,
  ExpandCommand,
  FilterCommand,
  LimitCommand,
  ParseCommand,
  SortCommand,
  UnnestCommand,
} from '@quarterdeck/insights-language';
import { Row } from '../Row';
import { compareNaturally } from '../values/compare';
import { isTrue, toText, type Value } from '../values/Value';
import { compileExpression } from './compileExpression';
import type { Scope } from './Scope';
import { yieldsTimestamp } from './timestampKind';

/** Hands on, for one row that comes in, any number of rows. */
export type RowStep = (row: Row, emit: (row: Row) => void) => void;

/** Needs all rows to be there before it can hand on the first. */
export type TableStep = (rows: readonly Row[]) => readonly Row[];

/** `fields` and `display`: fills the columns that are not fields already. */
export function columnsStep(columns: readonly Column[], scope: Scope): RowStep {
  const computed = columns
    .filter(({ name, expression }) => {
      const isItself = expression.kind === 'field' && expression.name === name;
      return !isItself && scope.columnWrittenAs(expression) !== name;
    })
    .map(({ name, expression }) => ({
      name,
      evaluate: compileExpression(expression, scope),
    }));
  for (const { name, expression } of columns) {
    scope.markTimestamp(name, yieldsTimestamp(expression, scope));
  }
  return (row, emit) => {
    for (const { name, evaluate } of computed) {
      row.set(name, evaluate(row));
    }
    emit(row);
  };
}

export function filterStep(command: FilterCommand, scope: Scope): RowStep {
  const condition = compileExpression(command.condition, scope);
  return (row, emit) => {
    if (isTrue(condition(row))) {
      emit(row);
    }
  };
}

export function parseStep(command: ParseCommand, scope: Scope): RowStep {
  const source = compileExpression(command.source, scope);
  const { pattern, names } = command;
  return (row, emit) => {
    const match = pattern.exec(toText(source(row)) ?? '');
    if (match) {
      const groups = match.groups ?? {};
      names.forEach((name, index) => {
        const value = groups[name] ?? match[index + 1];
        if (value !== undefined) {
          row.set(name, value);
        }
      });
    }
    emit(row);
  };
}

export function unnestStep(command: UnnestCommand, scope: Scope): RowStep {
  const source = compileExpression(command.source, scope);
  return (row, emit) => {
    const list = source(row);
    if (Array.isArray(list)) {
      for (const item of list as readonly Value[]) {
        emit(row.with(command.name, item));
      }
    } else {
      emit(row);
    }
  };
}

/** A list, also one that is still JSON. */
function listIn(value: Value): readonly Value[] | undefined {
  if (typeof value !== 'string' || !value.startsWith('[')) {
    return Array.isArray(value) ? (value as readonly Value[]) : undefined;
  }
  try {
    return listIn(JSON.parse(value) as Value);
  } catch {
    // A text that only looks like a list is one value.
    return undefined;
  }
}

/** `expand`: the list's elements one by one, under its own name. */
export function expandStep({ field }: ExpandCommand): RowStep {
  return (row, emit) => {
    const list = listIn(row.get(field.name, field.path));
    if (list === undefined) {
      emit(row);
      return;
    }
    for (const item of list) {
      emit(row.with(field.name, item));
    }
  };
}

/** The order that `sort` asks for. */
export interface RowOrder {
  valuesOf(row: Row): readonly Value[];
  compare(left: readonly Value[], right: readonly Value[]): number;
}

export function rowOrder(command: SortCommand, scope: Scope): RowOrder {
  const keys = command.keys.map(({ expression, descending }) => ({
    evaluate: compileExpression(expression, scope),
    sign: descending ? -1 : 1,
  }));
  return {
    valuesOf: row => keys.map(({ evaluate }) => evaluate(row)),
    compare: (left, right) => {
      for (let index = 0; index < keys.length; index++) {
        const order = compareNaturally(left[index], right[index]);
        if (order !== 0) {
          return order * keys[index].sign;
        }
      }
      return 0;
    },
  };
}

export function sortStep({ valuesOf, compare }: RowOrder): TableStep {
  return rows =>
    rows
      .map(row => ({ row, values: valuesOf(row) }))
      .sort((left, right) => compare(left.values, right.values))
      .map(({ row }) => row);
}

export function limitStep({ count }: LimitCommand): TableStep {
  return rows => (rows.length > count ? rows.slice(0, count) : rows);
}

/** Rows in which all of the fields are missing are not compared. */
export function dedupStep(command: DedupCommand, scope: Scope): TableStep {
  const keys = command.keys.map(key => compileExpression(key, scope));
  return rows => {
    const seen = new Set<string>();
    return rows.filter(row => {
      const texts = keys.map(key => toText(key(row)));
      if (texts.every(text => text === undefined)) {
        return true;
      }
      const id = JSON.stringify(texts);
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
  };
}

/**
 * Lets a step that works row by row work on a whole table. The rows that come
 * in stay as they are, since a running query shows its table more than once.
 */
export function onTable(step: RowStep): TableStep {
  return rows => {
    const result: Row[] = [];
    for (const row of rows) {
      step(row.copy(), next => result.push(next));
    }
    return result;
  };
}
