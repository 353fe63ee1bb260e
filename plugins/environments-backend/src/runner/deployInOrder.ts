/** What is deployed after what. */
export interface Ordered {
  name: string;
  dependsOn: string[];
}

/**
 * Does each item once everything that it depends on is done, side by side
 * where that is allowed. When one does not come out well, nothing further is
 * begun, and what is under way is seen to its end.
 *
 * @param deploy - resolves to whether to go on
 * @returns the items that were never begun
 * @throws the first error of `deploy`, when all that was begun has ended.
 */
export async function deployInOrder<T extends Ordered>(
  items: readonly T[],
  deploy: (item: T) => Promise<boolean>,
): Promise<T[]> {
  const notBegun = new Set(items);
  const begun = new Map<string, Promise<boolean>>();
  let goOn = true;

  /** Makes sure that it is begun, once, however many depend on it. */
  function begin(item: T): Promise<boolean> {
    const running = begun.get(item.name) ?? deployAfterDependencies(item);
    begun.set(item.name, running);
    return running;
  }

  async function deployAfterDependencies(item: T): Promise<boolean> {
    const dependencies = items.filter(other =>
      item.dependsOn.includes(other.name),
    );
    const ready = await Promise.all(dependencies.map(begin));
    if (!goOn || ready.includes(false)) return false;
    notBegun.delete(item);
    try {
      const isWell = await deploy(item);
      goOn &&= isWell;
      return isWell;
    } catch (error) {
      goOn = false;
      throw error;
    }
  }

  const results = await Promise.allSettled(items.map(begin));
  const failed = results.find(result => result.status === 'rejected');
  if (failed) throw failed.reason;
  return [...notBegun];
}
