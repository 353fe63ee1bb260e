/** What follows the account in an ARN, or all of what is none. */
export function shortName(target: string): string {
  const [prefix, , , , , ...resource] = target.split(':');
  return prefix === 'arn' ? resource.join(':') : `“${target}”`;
}
