import { commands } from '@quarterdeck/insights-language';

const PLAIN_NAME = /^@{0,2}[A-Za-z_]\w*(\.\w+)*$/;
const RESERVED = new Set([
  ...commands.map(({ name }) => name.toLowerCase()),
  ...'and or not in like as by asc desc into true false'.split(' '),
]);

/**
 * A field's name as a query has to write it: in backticks where it has other
 * than plain letters, or is a word of the language.
 *
 * @returns nothing for a name with a backtick, which cannot be written
 */
export function quoteField(name: string): string | undefined {
  if (PLAIN_NAME.test(name) && !RESERVED.has(name.toLowerCase())) return name;
  return /[`\n]/.test(name) ? undefined : `\`${name}\``;
}

/** A value as a query has to write it: numbers as they are, texts in quotes. */
export function quoteValue(value: string): string {
  const number = Number(value);
  // `007` and 20-digit ids are texts: they are not what a number prints.
  return Number.isFinite(number) && String(number) === value && number >= 0
    ? value
    : quoteText(value);
}

/** A text in quotes that it cannot leave. */
export function quoteText(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `"${escaped}"`;
}
