const patterns = new Map<string, RegExp>();

/** Whether a text fits a pattern in which `*` and `?` are wildcards. */
export function fits(
  pattern: string,
  text: string,
  options: { ignoreCase?: boolean } = {},
): boolean {
  const key = `${options.ignoreCase ? 'i' : ''} ${pattern}`;
  let expression = patterns.get(key);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.');
    expression = new RegExp(`^${source}$`, options.ignoreCase ? 'is' : 's');
    patterns.set(key, expression);
  }
  return expression.test(text);
}

const ARN_PARTS = 6;

/** Whether an ARN fits a pattern, part by part. */
export function arnFits(pattern: string, arn: string): boolean {
  if (pattern.split(':').length < ARN_PARTS) return fits(pattern, arn);
  const [wanted, given] = [pattern, arn].map(text => {
    const parts = text.split(':');
    return [
      ...parts.slice(0, ARN_PARTS - 1),
      parts.slice(ARN_PARTS - 1).join(':'),
    ];
  });
  return wanted.every((part, index) => fits(part, given[index] ?? ''));
}
