import type { Command } from '@quarterdeck/insights-language';
import type { Row } from '../Row';
import { formatTimestamp, formatValue } from '../values/format';
import { toNumber } from '../values/Value';
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

const DEFAULT_COLUMNS = ['@timestamp', '@message'];

/** Which columns a query shows, in which order, and how. */
export class OutputColumns {
  #columns: OutputColumn[] = [];
  #isChosen = false;

  constructor(private readonly scope: Scope) {}

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
        this.#restart();
        [...command.by, ...command.columns].forEach(({ name }) =>
          this.#add({ name }),
        );
        return;
      case 'parse':
        command.names.forEach(name => this.#add({ name }));
        return;
      case 'unnest':
        this.#add(command);
        return;
      default:
    }
  }

  format(row: Row): ResultField[] {
    const columns = this.#isChosen
      ? this.#columns
      : [
          ...DEFAULT_COLUMNS.map(name => ({ name, path: [name] })),
          ...this.#columns,
        ];
    const fields: ResultField[] = [];
    for (const { name, path } of columns) {
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
