import {
  QuerySyntaxError,
  type AddTotalsCommand,
  type AppendColsCommand,
  type FillmissingCommand,
} from '@quarterdeck/insights-language';
import { ceilToPeriod } from '../functions/periods';
import { Row } from '../Row';
import { isPresent, toNumber, toText } from '../values/Value';
import type { OutputColumns } from './OutputColumns';
import type { Scope } from './Scope';
import type { TableStep } from './steps';

/** So many rows at most are filled in, however wide the gap. */
const MAX_FILLED_ROWS = 100_000;

/** `fillmissing`: a row for each bin between the first and the last. */
export function fillmissingStep(
  command: FillmissingCommand,
  scope: Scope,
): TableStep {
  const bins = scope.timeBins;
  if (!bins) {
    throw new QuerySyntaxError(
      'fillmissing needs stats … by bin() before it',
      command,
    );
  }
  const { column, otherKeys, period } = bins;
  const timeOf = (row: Row) => toNumber(row.get(column, [column]));
  const fill = (time: number, like: Row) =>
    new Row(undefined, [
      ...otherKeys.map(key => [key, like.get(key, [key])] as const),
      [column, time],
      ...command.values.map(({ field, value }) => [field, value] as const),
    ]);
  return rows => {
    const times = rows.map(timeOf).filter(time => time !== undefined);
    const first = times.reduce((a, b) => Math.min(a, b), Infinity);
    const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
    const groups = groupedBy(rows, otherKeys);
    const filled: Row[] = [];
    for (
      let time = first;
      time <= last && filled.length < MAX_FILLED_ROWS;
      time = ceilToPeriod(time + 1, period)
    ) {
      for (const group of groups) {
        filled.push(
          group.find(row => timeOf(row) === time) ?? fill(time, group[0]),
        );
      }
    }
    return [...filled, ...rows.filter(row => timeOf(row) === undefined)];
  };
}

function groupedBy(rows: readonly Row[], keys: readonly string[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = JSON.stringify(
      keys.map(key => toText(row.get(key, [key])) ?? null),
    );
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()];
}

/** `addtotals`: a column with each row's sum, a row with each column's. */
export function addTotalsStep(
  { fields, ofColumns, ofRows, totalName }: AddTotalsCommand,
  shown: readonly string[],
  scope: Scope,
): TableStep {
  const names = (
    fields.length > 0 ? fields.map(({ name }) => name) : shown
  ).filter(name => !scope.isTimestamp(name));
  const numberOf = (row: Row, name: string) =>
    toNumber(row.get(name, name.split('.')));
  const sumOf = (numbers: ReadonlyArray<number | undefined>) =>
    numbers.reduce((sum: number, number) => sum + (number ?? 0), 0);
  return rows => {
    const table = ofRows
      ? rows.map(row =>
          row.with(totalName, sumOf(names.map(name => numberOf(row, name)))),
        )
      : rows;
    const summary = names
      .map(name => [name, rows.map(row => numberOf(row, name))] as const)
      .filter(([, numbers]) => numbers.some(number => number !== undefined))
      .map(([name, numbers]) => [name, sumOf(numbers)] as const);
    return ofColumns ? [...table, new Row(undefined, summary)] : table;
  };
}

/** `appendcols`: the other query's columns, row beside row. */
export function appendColsStep(
  { maximum, overrides, subquery }: AppendColsCommand,
  scope: Scope,
  output: OutputColumns,
): TableStep {
  const input = scope.addInput(subquery.commands);
  const names = input.plan.output.names();
  output.add(names);
  return rows => {
    const others = input.rows();
    return rows.map((row, index) => {
      const other = index < maximum ? others[index] : undefined;
      if (!other) {
        return row;
      }
      const result = row.copy();
      for (const name of names) {
        const path = name.split('.');
        if (overrides || !isPresent(row.get(name, path))) {
          result.set(name, other.get(name, path));
        }
      }
      return result;
    });
  };
}
