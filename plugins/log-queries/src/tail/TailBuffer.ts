import type { LiveTailLine } from '@quarterdeck/plugin-log-queries-common';

/** A tab that is left open over night must not eat the machine. */
export const MOST_LINES = 5_000;

/** A line with a number that stays its own, for as long as it is kept. */
export interface NumberedLine extends LiveTailLine {
  number: number;
}

/** The newest lines of a live tail. */
export interface TailBuffer {
  lines: readonly NumberedLine[];
  /** All that have ever come. */
  received: number;
}

export const EMPTY_TAIL: TailBuffer = { lines: [], received: 0 };

/** Adds lines at the end, and forgets the oldest. */
export function addLines(
  buffer: TailBuffer,
  lines: readonly LiveTailLine[],
): TailBuffer {
  const numbered = lines.map((line, index) => ({
    ...line,
    number: buffer.received + index,
  }));
  return {
    lines: [...buffer.lines, ...numbered].slice(-MOST_LINES),
    received: buffer.received + lines.length,
  };
}
