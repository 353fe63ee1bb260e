import type { Command } from '@quarterdeck/insights-language';
import type { Row } from '../Row';
import { formatTimestamp, formatValue } from '../values/format';
import { toNumber } from '../values/Value';
import { APPROXIMATE_COUNT } from './countFrequent';
import { DIFF_COLUMNS } from './diff';
import { markOf } from './outlier';
import { PATTERN_COLUMNS } from './pattern/PatternCollector';
import type { Scope } from './Scope';

/** A column of a result row, as text, as AWS returns it. */
export interface ResultField {
  readonly field: string;
  readonly value: string;
}

interface OutputColumn {
  readonly name: string;
  readonly path: readonly string[];
}

const DEFAULT_COLUMNS: readonly OutputColumn[] = ['@timestamp', '@message'].map(
  name => ({ name, path: [name] }),
);

/** The columns that a command fills beside those that were there. */
function columnsAddedBy(command: Command): string[] {
  switch (command.kind) {
    case 'parse':
      return [...command.names];
    case 'unnest':
    case 'accum':
    case 'sessionize':
      return [command.name];
    case 'expand':
      return [command.field.name];
    case 'autoregress':
      return command.lags.map(({ name }) => name);
    case 'lookup':
    case 'cidrlookup':
      return command.output.map(({ field }) => field);
    case 'addtotals':
      return command.ofRows ? [command.totalName] : [];
    case 'outlier':
      return command.marks
        ? command.fields.map(({ name }) => markOf(name))
        : [];
    default:
      return [];
  }
}

/** Which columns a query shows, in which order, and how. */
export class OutputColumns {
  #columns: OutputColumn[] = [];
  #isChosen = false;

  constructor(private readonly scope: Scope) {}

  /** The names of the columns that are shown at this place of the query. */
  names(): string[] {
    return this.#shown().map(({ name }) => name);
  }

  /** Shows further columns. */
  add(names: readonly string[]): void {
    names.forEach(name => this.#add({ name }));
  }

  /** Shows only these columns from here on. */
  replace(names: readonly string[]): void {
    this.#restart();
    this.add(names);
  }

  /** Lets a command change what is shown. */
  note(command: Command): void {
    switch (command.kind) {
      case 'fields':
        this.#isChosen = true;
        command.columns.forEach(column => this.#add(column));
        return;
      case 'display':
        this.#restart();
        command.columns.forEach(column => this.#add(column));
        return;
      case 'stats':
        this.replace([...command.by, ...command.columns].map(c => c.name));
        return;
      case 'countFrequent':
        this.replace([...command.fields.map(f => f.name), APPROXIMATE_COUNT]);
        return;
      case 'pattern':
        this.replace(PATTERN_COLUMNS);
        return;
      case 'diff':
        this.replace(DIFF_COLUMNS);
        return;
      default:
        this.add(columnsAddedBy(command));
    }
  }

  format(row: Row): ResultField[] {
    const fields: ResultField[] = [];
    for (const { name, path } of this.#shown()) {
      const value = row.get(name, path);
      const time = this.scope.isTimestamp(name) ? toNumber(value) : undefined;
      const text =
        time === undefined ? formatValue(value) : formatTimestamp(time);
      // A row has no cell for a field that it does not have.
      if (text !== undefined) {
        fields.push({ field: name, value: text });
      }
    }
    return fields;
  }

  #shown(): readonly OutputColumn[] {
    return this.#isChosen
      ? this.#columns
      : [...DEFAULT_COLUMNS, ...this.#columns];
  }

  #restart(): void {
    this.#isChosen = true;
    this.#columns = [];
  }

  #add(column: {
    name: string;
    expression?: { kind: string; path?: readonly string[]; name?: string };
  }): void {
    const { name, expression } = column;
    const path =
      expression?.kind === 'field' && expression.name === name
        ? expression.path
        : undefined;
    if (!this.#columns.some(known => known.name === name)) {
      this.#columns.push({ name, path: path ?? [name] });
    }
  }
}
