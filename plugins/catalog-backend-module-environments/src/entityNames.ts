import type { ObservedEnvironment } from './observeEnvironments';

/**
 * Names for entities: an environment's own, and where two accounts or regions
 * have one of the same name, account and region after all but the first.
 */
export function entityNames(
  environments: ObservedEnvironment[],
): Map<ObservedEnvironment, string> {
  const taken = new Set<string>();
  return new Map(
    environments.map(environment => {
      const { id, target } = environment;
      const name = taken.has(id)
        ? `${id}-${target.accountId}-${target.region}`
        : id;
      taken.add(id);
      return [environment, name];
    }),
  );
}
