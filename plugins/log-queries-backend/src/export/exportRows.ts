import type {
  ExportFormat,
  RunRow,
} from '@quarterdeck/plugin-log-queries-common';
import { csvLine, harmless } from './csv';

/**
 * Rows as the text of a file, part by part, so that a large result need not
 * be in memory.
 */
export function exportRows(
  format: ExportFormat,
  columns: string[],
  chunks: AsyncIterable<RunRow[]>,
): AsyncGenerator<string> {
  return format === 'csv' ? toCsv(columns, chunks) : toJson(columns, chunks);
}

async function* toCsv(
  columns: string[],
  chunks: AsyncIterable<RunRow[]>,
): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const rows of chunks) {
    yield rows
      .map(row => csvLine(columns.map(name => harmless(row[name] ?? ''))))
      .join('');
  }
}

async function* toJson(
  columns: string[],
  chunks: AsyncIterable<RunRow[]>,
): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const rows of chunks) {
    for (const row of rows) {
      const shown = columns.flatMap(name =>
        name in row ? [[name, row[name]]] : [],
      );
      yield `${separator}${JSON.stringify(Object.fromEntries(shown))}`;
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
