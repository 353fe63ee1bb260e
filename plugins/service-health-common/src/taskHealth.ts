import type { EcsService, EcsTask } from './readings/ecsService';
import type { LoadBalancer, TargetHealth } from './readings/loadBalancer';

/**
 * How one task is, from all who check it.
 *
 * - `healthy`, `unhealthy`: a container's or the load balancer's check says so
 * - `starting`: it does not run yet, or the load balancer still waits for it
 * - `unchecked`: it runs, and nothing checks it
 *
 * @public
 */
export type TaskHealth = 'healthy' | 'unhealthy' | 'starting' | 'unchecked';

/**
 * A task is as well as the worst of its checks says. The load balancer knows
 * it by its IP address.
 *
 * @public
 */
export function taskHealth(
  task: EcsTask,
  loadBalancers: LoadBalancer[],
): TaskHealth {
  const targets = targetsOf(task, loadBalancers);
  if (
    task.containerHealth === 'UNHEALTHY' ||
    targets.some(({ state }) => state === 'unhealthy')
  ) {
    return 'unhealthy';
  }
  if (
    task.state !== 'RUNNING' ||
    targets.some(({ state }) => state === 'initial')
  ) {
    return 'starting';
  }
  const isHealthy =
    task.containerHealth === 'HEALTHY' ||
    targets.some(({ state }) => state === 'healthy');
  return isHealthy ? 'healthy' : 'unchecked';
}

/** The load balancers' targets that are this task. @public */
export function targetsOf(
  task: EcsTask,
  loadBalancers: LoadBalancer[],
): TargetHealth[] {
  const { privateIp } = task;
  if (!privateIp) return [];
  return loadBalancers
    .flatMap(balancer => balancer.targetGroups)
    .flatMap(group => group.targets)
    .filter(target => target.id === privateIp);
}

/**
 * `2 of 2 tasks healthy`, or `2 of 2 tasks running` where nothing checks them.
 *
 * @public
 */
export function taskSummary(
  service: EcsService,
  loadBalancers: LoadBalancer[],
): string {
  const noun = service.desired === 1 ? 'task' : 'tasks';
  const healths = service.tasks.map(task => taskHealth(task, loadBalancers));
  const isUnchecked =
    healths.length > 0 && healths.every(health => health === 'unchecked');
  if (isUnchecked) {
    return `${service.running} of ${service.desired} ${noun} running, none with a health check`;
  }
  const healthy = healths.filter(health => health === 'healthy').length;
  return `${healthy} of ${service.desired} ${noun} healthy`;
}
