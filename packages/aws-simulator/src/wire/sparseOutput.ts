/** What tells one thing from another, and the way to the next page. */
const KEPT = /(?:arn|arns|name|identifier|id|token|marker)$/i;

/**
 * An answer without the members that AWS may leave out: the same structures
 * and lists, and of the values only what says which thing they are about.
 */
export function sparseOutput(output: object): object {
  return Object.fromEntries(
    Object.entries(output).flatMap(([member, value]) => {
      const kept = sparseValue(member, value);
      return kept === undefined ? [] : [[member, kept]];
    }),
  );
}

function sparseValue(member: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.flatMap(item => sparseValue(member, item) ?? []);
  }
  if (value instanceof Date || value instanceof Uint8Array) return undefined;
  if (typeof value === 'object' && value !== null) return sparseOutput(value);
  return typeof value === 'string' && KEPT.test(member) ? value : undefined;
}
