import type { Region } from '../Region';
import type { Resource, Tags } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import type { LoadBalancerShape, TargetGroupShape } from '../resources/elb';

/** The tag that says to which environment a resource belongs. */
const ENVIRONMENT_TAG = 'quarterdeck/environment';

/** The environment (`shop-production`) that a resource belongs to, by its tags. */
export const environmentOf = (resource: { tags: Tags }): string | undefined =>
  resource.tags[ENVIRONMENT_TAG];

/** The service that a database, a load balancer or an alarm belongs with. */
export function serviceOfEnvironment(
  region: Region,
  environment: string | undefined,
): Resource<EcsServiceShape> | undefined {
  if (environment === undefined) return undefined;
  return region.ecsServices.find(
    (service, resource) =>
      !service.deletedAt && environmentOf(resource) === environment,
  );
}

/** The services whose tasks are targets of a target group. */
export function servicesBehindTargetGroup(
  region: Region,
  targetGroupArn: string,
): Resource<EcsServiceShape>[] {
  return region.ecsServices.where(
    service =>
      !service.deletedAt &&
      service.loadBalancers.some(
        each => each.targetGroupArn === targetGroupArn,
      ),
  );
}

/** The target groups that a load balancer's listeners and rules forward to. */
export function targetGroupsOf(
  region: Region,
  loadBalancer: Resource<LoadBalancerShape>,
): Resource<TargetGroupShape>[] {
  const listeners = region.listeners.where(
    each => each.LoadBalancerArn === loadBalancer.arn,
  );
  const rules = region.listenerRules.where(rule =>
    listeners.some(each => each.arn === rule.ListenerArn),
  );
  const actions = [
    ...listeners.flatMap(each => each.shape.DefaultActions ?? []),
    ...rules.flatMap(each => each.shape.Actions ?? []),
  ];
  const arns = new Set(
    actions.flatMap(action => [
      action.TargetGroupArn,
      ...(action.ForwardConfig?.TargetGroups ?? []).map(
        each => each.TargetGroupArn,
      ),
    ]),
  );
  return region.targetGroups.where((_shape, each) => arns.has(each.arn));
}
