/**
 * Does work on each node of a graph when everything it waits for is done, and
 * as much as possible at once.
 *
 * After the first failure nothing new begins, unless told to `goOn`: then only
 * what waits for a failure does not. What has begun comes to its end.
 *
 * @param waitsFor - names of other nodes; those outside of the graph are ignored
 * @returns the failures, by node
 */
export async function walk(
  nodes: Iterable<string>,
  waitsFor: (node: string) => Iterable<string>,
  work: (node: string) => Promise<void>,
  options: { isStopped?: () => boolean; goOn?: boolean } = {},
): Promise<Map<string, Error>> {
  const waiting = new Set(nodes);
  const running = new Map<string, Promise<void>>();
  const failures = new Map<string, Error>();
  const isPending = (node: string) =>
    waiting.has(node) || running.has(node) || failures.has(node);
  for (;;) {
    for (const node of [...waiting]) {
      if (options.isStopped?.()) break;
      if (failures.size > 0 && !options.goOn) break;
      if ([...waitsFor(node)].some(isPending)) continue;
      waiting.delete(node);
      running.set(
        node,
        work(node)
          .catch(error => {
            failures.set(node, asError(error));
          })
          .finally(() => running.delete(node)),
      );
    }
    if (running.size === 0) return failures;
    await Promise.race(running.values());
  }
}

export const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

/** Turns the edges of a graph around: what is needed goes last. */
export function reversed(
  edges: Map<string, Set<string>>,
): (node: string) => Iterable<string> {
  const needers = new Map<string, string[]>();
  for (const [node, needs] of edges) {
    for (const need of needs) {
      needers.set(need, [...(needers.get(need) ?? []), node]);
    }
  }
  return node => needers.get(node) ?? [];
}
