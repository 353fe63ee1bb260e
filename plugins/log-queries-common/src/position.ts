/**
 * A place in a query's text, as offsets of characters from its beginning.
 *
 * @public
 */
export interface QueryPosition {
  start: number;
  end: number;
}

/**
 * Where an offset is for somebody who reads the text in lines. Both count
 * from 1.
 *
 * @public
 */
export function lineAndColumn(
  text: string,
  offset: number,
): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1 };
}
