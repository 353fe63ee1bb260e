import {
  type FormField,
  environmentSpecJsonSchema,
} from '@quarterdeck/plugin-environments-common';

const HEADINGS = ['option', 'default', 'what it is'];
const BEGIN = '<!-- options: generated -->';
const END = '<!-- end of options -->';

/**
 * Puts the options of a specification into a Markdown page, between the marks
 * for them.
 *
 * @throws Error when the page has no such marks.
 */
export function withOptionsTable(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const [, after] = (rest ?? '').split(END);
  if (after === undefined) {
    throw new Error(`The page has no place for the options: ${BEGIN} ${END}`);
  }
  return `${before}${BEGIN}\n\n${optionsTable()}\n\n${END}${after}`;
}

function optionsTable(): string {
  const rows = [
    HEADINGS,
    ...rowsOf(environmentSpecJsonSchema().properties ?? {}),
  ];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const [headings, ...options] = rows.map(line);
  const rule = line(widths.map(width => '-'.repeat(width)));
  return [headings, rule, ...options].join('\n');
}

function rowsOf(fields: Record<string, FormField>, prefix = ''): string[][] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.properties
      ? rowsOf(field.properties, `${prefix}${name}.`)
      : [
          [
            `\`${prefix}${name}\``,
            field.default === undefined ? '' : `\`${field.default}\``,
            field.description ?? field.title ?? '',
          ],
        ],
  );
}
