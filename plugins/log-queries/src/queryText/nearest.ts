const MOST_EDITS = 2;

/** The candidate that a misspelled word most probably means. */
export function nearest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  const [best] = candidates
    .map(candidate => ({
      candidate,
      edits: edits(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(
      ({ candidate, edits: count }) =>
        // Short words are near to everything.
        count <= Math.min(MOST_EDITS, Math.floor(candidate.length / 2)),
    )
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

/** How many letters have to be added, removed or changed. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(
        Math.min(
          row[j] + (letter === other ? 0 : 1),
          row[j + 1] + 1,
          next[j] + 1,
        ),
      );
    }
    row = next;
  }
  return row[b.length];
}
