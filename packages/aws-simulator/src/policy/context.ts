/** What is known of a request: values by context key in lower case. */
export type RequestContextValues = ReadonlyMap<string, readonly string[]>;

/** Context keys do not care for case. */
export const contextOf = (
  entries: Iterable<readonly [key: string, values: readonly string[]]>,
): RequestContextValues =>
  new Map([...entries].map(([key, values]) => [key.toLowerCase(), values]));

const VARIABLE = /\$\{([^}]+)\}/g;
/** Characters that mean themselves when they are written as variables. */
const LITERALS = ['*', '?', '$'];

/**
 * Fills the variables of a policy in, such as `${aws:username}`.
 * @returns undefined when one has no value, so that nothing can match
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function withVariables(
  pattern: string,
  context: RequestContextValues,
): string | undefined {
  let isComplete = true;
  const filled = pattern.replace(VARIABLE, (_all, expression: string) => {
    if (LITERALS.includes(expression)) return expression;
    const [key, fallback] = expression.split(',').map(part => part.trim());
    const value =
      context.get(key.toLowerCase())?.[0] ?? fallback?.replace(/^'|'$/g, '');
    if (value === undefined) isComplete = false;
    return value ?? '';
  });
  return isComplete ? filled : undefined;
}
