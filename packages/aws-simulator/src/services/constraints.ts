/** What most services say of a value that their model does not allow. */
export const constraintMessage = (
  value: unknown,
  member: string,
  constraint: string,
) =>
  `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`;

export const patternConstraint = (pattern: RegExp) =>
  `Member must satisfy regular expression pattern: ${pattern.source.replace(
    /^\^|\$$/g,
    '',
  )}`;

/** The words for a number or length out of its range; undefined within. */
export function rangeViolation(
  what: 'value' | 'length',
  actual: number,
  [least, most]: readonly [least: number, most: number],
): string | undefined {
  if (actual < least) {
    return `Member must have ${what} greater than or equal to ${least}`;
  }
  if (actual > most) {
    return `Member must have ${what} less than or equal to ${most}`;
  }
  return undefined;
}
