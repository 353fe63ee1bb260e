/**
 * Puts what is generated into a Markdown page, between the marks for it.
 *
 * @throws Error when the page has no such marks.
 */
export function withGenerated(
  page: string,
  mark: string,
  generated: string,
): string {
  const begin = `<!-- ${mark}: generated -->`;
  const end = `<!-- end of ${mark} -->`;
  const [before, rest] = page.split(begin);
  const [, after] = (rest ?? '').split(end);
  if (after === undefined) {
    throw new Error(`The page has no place for the ${mark}: ${begin} ${end}`);
  }
  return `${before}${begin}\n\n${generated}\n\n${end}${after}`;
}

/**
 * A table as Prettier formats it.
 *
 * @param numbers - the headings of the columns that are aligned to the right
 */
export function markdownTable(
  headings: string[],
  content: string[][],
  { numbers = [] }: { numbers?: string[] } = {},
): string {
  const rows = [headings, ...content].map(row => row.map(escaped));
  const widths = headings.map((_, column) =>
    Math.max(3, ...rows.map(row => row[column].length)),
  );
  const isRight = (column: number) => numbers.includes(headings[column]);
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, i) =>
        isRight(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]),
      )
      .join(' | ')} |`;
  const rule = line(
    widths.map((width, i) =>
      isRight(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
    ),
  );
  const [first, ...others] = rows.map(line);
  return [first, rule, ...others].join('\n');
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
