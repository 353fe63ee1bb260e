import {
  type LoadBalancer,
  mapReading,
  type Readings,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';

/**
 * Says of each target of a load balancer which of the services' tasks it is,
 * by its private IP address. One that is draining may have stopped already.
 */
export function matchTasks(readings: Readings): Readings {
  const taskIdOf = new Map<string, string>();
  for (const service of readings.ecs.flatMap(each => shownValue(each) ?? [])) {
    for (const task of [
      ...service.stoppedTasks.toReversed(),
      ...service.tasks,
    ]) {
      if (task.privateIp) taskIdOf.set(task.privateIp, task.id);
    }
  }
  const matched = (balancer: LoadBalancer): LoadBalancer => ({
    ...balancer,
    targetGroups: balancer.targetGroups.map(group => ({
      ...group,
      targets: group.targets.map(target => ({
        ...target,
        taskId: taskIdOf.get(target.id),
      })),
    })),
  });
  return {
    ...readings,
    loadBalancer: readings.loadBalancer.map(reading =>
      mapReading(reading, matched),
    ),
  };
}
