/** Where the AWS console shows a stack. */
export function stackConsoleUrl(region: string, stackId: string): string {
  const query = new URLSearchParams({ stackId });
  return `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks/stackinfo?${query}`;
}
