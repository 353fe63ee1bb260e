/** The revision in the ARN of a task definition: `…/shop:42` → 42. */
export function revisionOf(
  taskDefinition: string | undefined,
): number | undefined {
  const digits = /:(\d+)$/.exec(taskDefinition ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
