import type { Region } from '../../world/Region';
import type { Tags } from '../../world/Resource';

export interface TaggedResource {
  arn: string;
  tags: Tags;
}

type StoreName = keyof Region;

/** What has no tags, or none that this API knows of. */
const WITHOUT_TAGS: ReadonlySet<string> = new Set<StoreName>([
  'budgets',
  'changeSets',
  'dashboards',
  'dnsChanges',
  'queryDefinitions',
  'roles',
  'scalingPolicies',
  'subscriptions',
]);

/** Everything in a region that has a tag, by ARN. */
export const taggedResources = (region: Region): TaggedResource[] =>
  region
    .stores()
    .filter(([name]) => !WITHOUT_TAGS.has(name))
    .flatMap(([, store]) => store.all())
    .filter(({ shape, tags }) => !isGone(shape) && Object.keys(tags).length > 0)
    .map(({ arn, tags }) => ({ arn, tags }));

/** Stacks and ECS services stay for a while after their deletion. */
const isGone = (shape: object) =>
  ('deletedAt' in shape && shape.deletedAt !== undefined) ||
  ('status' in shape && shape.status === 'INACTIVE');

/**
 * Whether an ARN is of a type such as `ecs`, `ecs:service` or
 * `elasticloadbalancing:loadbalancer/app`.
 */
export function isOfType(arn: string, type: string): boolean {
  const [service, resource] = type.split(':');
  const [, , arnService, , , ...rest] = arn.split(':');
  if (arnService !== service) return false;
  if (resource === undefined) return true;
  const arnResource = rest.join(':');
  return (
    arnResource.startsWith(`${resource}/`) ||
    arnResource.startsWith(`${resource}:`)
  );
}
