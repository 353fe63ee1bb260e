import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { TargetKind } from '@quarterdeck/plugin-service-health-common';
import type { Located } from '../sources/source';
import type { EntityTargets } from '../targets/targets';

/** The targets of an account and region, each once. */
export interface ScopeTargets extends Pick<EntityTargets, TargetKind> {
  scope: AwsTarget;
}

/**
 * What a glance reads of an entity. AWS has no batched call for the targets of
 * load balancers, so those are left out, unless there is nothing else to judge
 * the entity by.
 */
export function glanceTargets(targets: EntityTargets): EntityTargets {
  const { ecs, database, alarm, invalid } = targets;
  const isElseEmpty =
    ecs.length + database.length + alarm.length + invalid.length === 0;
  return isElseEmpty ? targets : { ...targets, loadBalancer: [] };
}

/** Sorts the targets of many entities by where they are. */
export function byScope(fleet: EntityTargets[]): ScopeTargets[] {
  const scopes = new Map<string, ScopeTargets>();
  const seen = new Set<string>();
  const scopeOf = ({ accountId, region }: Located): ScopeTargets => {
    const key = scopeKey({ accountId, region });
    let targets = scopes.get(key);
    if (!targets) {
      targets = {
        scope: { accountId, region },
        ecs: [],
        database: [],
        loadBalancer: [],
        alarm: [],
      };
      scopes.set(key, targets);
    }
    return targets;
  };
  const isFirst = ({ arn }: Located) => !seen.has(arn) && seen.add(arn);

  for (const { ecs, database, loadBalancer, alarm } of fleet) {
    for (const each of ecs) if (isFirst(each)) scopeOf(each).ecs.push(each);
    for (const each of database) {
      if (isFirst(each)) scopeOf(each).database.push(each);
    }
    for (const each of loadBalancer) {
      if (isFirst(each)) scopeOf(each).loadBalancer.push(each);
    }
    for (const each of alarm) if (isFirst(each)) scopeOf(each).alarm.push(each);
  }
  return [...scopes.values()];
}

/** `123456789012/us-east-1`. */
export function scopeKey({ accountId, region }: AwsTarget): string {
  return `${accountId}/${region}`;
}
