const NEEDS_QUOTES = /[",\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A spreadsheet would run these as a formula, and logs hold what users send. */
const FORMULA = /^[=+\-@\t\r]/;

/** A line of CSV (RFC 4180), with its line end. */
export function csvLine(values: string[]): string {
  return `${values.map(quote).join(',')}\r\n`;
}

/** A value from a log that no spreadsheet takes for a formula. */
export function harmless(value: string): string {
  return FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
}

function quote(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
