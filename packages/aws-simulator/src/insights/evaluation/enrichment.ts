import {
  QuerySyntaxError,
  type CidrLookupCommand,
  type JoinCommand,
  type LookupColumn,
  type LookupCommand,
  type Span,
} from '@quarterdeck/insights-language';
import { isInSubnet } from '../functions/ip';
import type { LookupTable } from '../functions/LookupTable';
import { Row } from '../Row';
import type { SideInput } from '../SideInput';
import { isPresent, toText } from '../values/Value';
import type { Scope } from './Scope';
import type { RowStep } from './steps';

/** `join`: each row with every row of the other query that has its keys. */
export function joinStep(command: JoinCommand, scope: Scope): RowStep {
  const { leftAlias, rightAlias, on, type } = command;
  const input = scope.addInput(command.subquery.commands);
  let rowsByKey: Map<string, Row[]> | undefined;
  return (row, emit) => {
    rowsByKey ??= indexed(input, command);
    const key = keyOf(
      row,
      on.map(({ left }) => left),
    );
    const matches = (key !== undefined && rowsByKey.get(key)) || [];
    for (const match of matches) {
      emit(Row.joined([leftAlias, row], [rightAlias, match]));
    }
    if (matches.length === 0 && type === 'left') {
      emit(Row.joined([leftAlias, row], [rightAlias, undefined]));
    }
  };
}

function indexed(input: SideInput, { on }: JoinCommand): Map<string, Row[]> {
  const fields = on.map(({ right }) => right);
  const rows = new Map<string, Row[]>();
  for (const row of input.rows()) {
    const key = keyOf(row, fields);
    if (key !== undefined) {
      const known = rows.get(key);
      if (known) {
        known.push(row);
      } else {
        rows.set(key, [row]);
      }
    }
  }
  return rows;
}

/** Absent where one of the fields is: it is equal to nothing. */
function keyOf(
  row: Row,
  fields: ReadonlyArray<{ name: string; path: readonly string[] }>,
): string | undefined {
  const texts = fields.map(({ name, path }) => toText(row.get(name, path)));
  return texts.includes(undefined) ? undefined : JSON.stringify(texts);
}

/** `lookup`: the first line of the table that has the row's values. */
export function lookupStep(command: LookupCommand, scope: Scope): RowStep {
  const table = tableOf(command.table, command.tableSpan, scope);
  const { match, output } = command;
  requireColumns(table, [...match, ...output], command);
  const lines = new Map<string, LookupTable['rows'][number]>();
  for (const line of table.rows) {
    const key = JSON.stringify(match.map(({ column }) => line[column]));
    if (!lines.has(key)) {
      lines.set(key, line);
    }
  }
  const fields = match.map(({ field }) => ({
    name: field,
    path: field.split('.'),
  }));
  return (row, emit) => {
    const line = lines.get(keyOf(row, fields) ?? '');
    for (const { column, field } of line ? output : []) {
      row.set(field, line?.[column]);
    }
    emit(row);
  };
}

/** `cidrlookup`: the first line of the table whose network has the address. */
export function cidrLookupStep(
  command: CidrLookupCommand,
  scope: Scope,
): RowStep {
  const table = tableOf(command.table, command.tableSpan, scope);
  const { address, output, overwrites } = command;
  const cidrColumn = command.cidrColumn ?? table.columns[0];
  requireColumns(
    table,
    [{ column: cidrColumn, field: '' }, ...output],
    command,
  );
  return (row, emit) => {
    const text = toText(row.get(address.name, address.path)) ?? '';
    const line = table.rows.find(each => isInSubnet(text, each[cidrColumn]));
    for (const { column, field } of line ? output : []) {
      if (overwrites || !isPresent(row.get(field, field.split('.')))) {
        row.set(field, line?.[column]);
      }
    }
    emit(row);
  };
}

function tableOf(name: string, span: Span, { context }: Scope): LookupTable {
  const table = context.lookupTables?.get(name);
  if (!table) {
    throw new QuerySyntaxError(`the lookup table ${name} does not exist`, span);
  }
  return table;
}

function requireColumns(
  { columns }: LookupTable,
  wanted: readonly LookupColumn[],
  span: Span,
): void {
  const missing = wanted.find(({ column }) => !columns.includes(column));
  if (missing) {
    throw new QuerySyntaxError(
      `the lookup table has no column ${missing.column}`,
      span,
    );
  }
}
