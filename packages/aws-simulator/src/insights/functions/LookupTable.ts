/** A table that CreateLookupTable uploaded as CSV. */
export interface LookupTable {
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** Reads CSV whose first line names the columns (RFC 4180). */
export function parseCsv(text: string): LookupTable {
  const [columns = [], ...lines] = linesOf(text);
  return {
    columns,
    rows: lines.map(cells =>
      Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])),
    ),
  };
}

function linesOf(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text);
    if (!match) {
      throw new SyntaxError('The text is not in the format CSV.');
    }
    const [, quoted, plain, end] = match;
    line.push(quoted?.replace(/""/g, '"') ?? plain);
    if (end !== ',') {
      lines.push(line);
      line = [];
    }
  }
  if (line.length > 0) {
    lines.push([...line, '']);
  }
  return lines;
}
