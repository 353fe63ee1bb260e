import { wander, Random, ServiceTraffic } from '../traffic';
import type { ServiceMinute } from '../traffic';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import type { World } from '../World';
import { measured, type MinuteData } from './MinuteData';
import { readEach, type MetricSource } from './MetricSource';
import { UTILIZATION, type Utilization } from './utilization';

const MINUTES_PER_HOUR = 60;

type Reader = (minute: ServiceMinute) => MinuteData | undefined;

/** `AWS/ECS`: utilization, which nobody publishes while no task runs. */
export function ecsServiceMetrics(
  world: World,
  region: Region,
  service: Resource<EcsServiceShape>,
): MetricSource {
  const traffic = new ServiceTraffic(world, region, service);
  const { seed } = traffic.profile;
  const utilization =
    ({ idle, perRequest, wobble, salt }: Utilization): Reader =>
    ({ minute, requests, samples }) => {
      const random = new Random(seed, minute, salt);
      const slow = wander(seed + salt, minute / MINUTES_PER_HOUR);
      const values = samples
        .filter(({ running }) => running > 0)
        .map(({ running }) => {
          const percent =
            idle +
            (perRequest * requests) / running +
            wobble * (random.centered() + slow);
          return Math.min(100, Math.max(0.1, percent));
        });
      return measured(minute, values);
    };
  const readers: Record<string, Reader> = {
    CPUUtilization: utilization(UTILIZATION.CPUUtilization),
    MemoryUtilization: utilization(UTILIZATION.MemoryUtilization),
  };
  return {
    namespace: 'AWS/ECS',
    dimensions: dimensionsOf(service.shape),
    units: { CPUUtilization: 'Percent', MemoryUtilization: 'Percent' },
    read: (name, from, to) =>
      readEach(traffic.minutes(from, to), readers[name]),
  };
}

/** `ECS/ContainerInsights`: task counts, for clusters that have it turned on. */
export function containerInsightsMetrics(
  world: World,
  region: Region,
  service: Resource<EcsServiceShape>,
): MetricSource | undefined {
  const cluster = region.clusters.find(
    each => each.clusterName === service.shape.clusterName,
  );
  const setting = cluster?.shape.settings?.find(
    ({ name }) => name === 'containerInsights',
  )?.value;
  if (setting !== 'enabled' && setting !== 'enhanced') {
    return undefined;
  }
  const traffic = new ServiceTraffic(world, region, service);
  const gauge =
    (key: 'running' | 'desired' | 'pending'): Reader =>
    ({ minute, samples }) =>
      measured(
        minute,
        samples.map(sample => sample[key]),
      );
  const readers: Record<string, Reader> = {
    RunningTaskCount: gauge('running'),
    DesiredTaskCount: gauge('desired'),
    PendingTaskCount: gauge('pending'),
  };
  return {
    namespace: 'ECS/ContainerInsights',
    dimensions: dimensionsOf(service.shape),
    units: {
      RunningTaskCount: 'Count',
      DesiredTaskCount: 'Count',
      PendingTaskCount: 'Count',
    },
    read: (name, from, to) =>
      readEach(traffic.minutes(from, to), readers[name]),
  };
}

function dimensionsOf({ clusterName, name }: EcsServiceShape) {
  return { ClusterName: clusterName, ServiceName: name };
}
