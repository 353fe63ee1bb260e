import type { EcsServiceShape } from '../resources/ecs';

/** How many tasks a service wants at a time. */
export function desiredCountAt(service: EcsServiceShape, at: Date): number {
  if (service.deletedAt && service.deletedAt <= at) return 0;
  return service.desiredCounts.findLast(each => each.at <= at)?.count ?? 0;
}
