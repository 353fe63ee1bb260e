import { ServiceTraffic, type ServiceMinute } from '../traffic';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import type { World } from '../World';
import { measured, type MinuteData } from './MinuteData';
import { readEach, type MetricSource } from './MetricSource';
import { serviceUtilization } from './serviceUtilization';
import type { Unit } from './units';

type Reader = (minute: ServiceMinute) => MinuteData | undefined;

const BYTES_RECEIVED_PER_REQUEST = 1_900;
const BYTES_SENT_PER_REQUEST = 14_200;
const SECONDS_PER_MINUTE = 60;

/** `AWS/ECS`: utilization, which nobody publishes while no task runs. */
export function ecsServiceMetrics(
  world: World,
  region: Region,
  service: Resource<EcsServiceShape>,
): MetricSource {
  const traffic = new ServiceTraffic(world, region, service);
  const { cpu, memory } = serviceUtilization(
    region,
    service,
    traffic.profile.seed,
  );
  const readers: Record<string, Reader> = {
    CPUUtilization: cpu,
    MemoryUtilization: memory,
  };
  return {
    namespace: 'AWS/ECS',
    dimensions: dimensionsOf(service.shape),
    units: { CPUUtilization: 'Percent', MemoryUtilization: 'Percent' },
    read: (name, from, to) =>
      readEach(traffic.minutes(from, to), readers[name]),
  };
}

const INSIGHTS_UNITS: Readonly<Record<string, Unit>> = {
  RunningTaskCount: 'Count',
  DesiredTaskCount: 'Count',
  PendingTaskCount: 'Count',
  DeploymentCount: 'Count',
  CpuReserved: 'None',
  CpuUtilized: 'None',
  MemoryReserved: 'Megabytes',
  MemoryUtilized: 'Megabytes',
  NetworkRxBytes: 'Bytes/Second',
  NetworkTxBytes: 'Bytes/Second',
};

/**
 * `ECS/ContainerInsights`: task counts and what tasks use, for clusters that
 * have it turned on. CPU is in units, of which a processor has 1,024.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
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
  const readers = insightsReaders(region, service, traffic.profile.seed);
  return {
    namespace: 'ECS/ContainerInsights',
    dimensions: dimensionsOf(service.shape),
    units: INSIGHTS_UNITS,
    read: (name, from, to) =>
      readEach(traffic.minutes(from, to), readers[name]),
  };
}

function insightsReaders(
  region: Region,
  service: Resource<EcsServiceShape>,
  seed: number,
): Record<string, Reader> {
  const utilization = serviceUtilization(region, service, seed);
  const { deployments } = service.shape;
  const definition = region.taskDefinitions.get(
    deployments[deployments.length - 1].taskDefinitionArn,
  )?.shape;
  const gauge =
    (key: 'running' | 'desired' | 'pending'): Reader =>
    ({ minute, samples }) =>
      measured(
        minute,
        samples.map(sample => sample[key]),
      );
  const reserved =
    (perTask: number): Reader =>
    ({ minute, samples }) =>
      measured(
        minute,
        samples.flatMap(({ running }) =>
          running > 0 ? [running * perTask] : [],
        ),
      );
  const utilized =
    (perTask: number, percent: Reader): Reader =>
    minute => {
      const shares = percent(minute)?.values ?? [];
      const running = minute.samples.flatMap(sample =>
        sample.running > 0 ? [sample.running] : [],
      );
      return measured(
        minute.minute,
        shares.map((share, index) => (share / 100) * perTask * running[index]),
      );
    };
  const perSecond =
    (bytesPerRequest: number): Reader =>
    ({ minute, requests, elb5xx, samples }) =>
      samples.some(({ running }) => running > 0)
        ? measured(minute, [
            (bytesPerRequest * (requests - elb5xx)) / SECONDS_PER_MINUTE,
          ])
        : undefined;
  const cpu = Number(definition?.cpu ?? 0);
  const memory = Number(definition?.memory ?? 0);
  return {
    RunningTaskCount: gauge('running'),
    DesiredTaskCount: gauge('desired'),
    PendingTaskCount: gauge('pending'),
    DeploymentCount: ({ minute, samples }) =>
      measured(
        minute,
        samples.map(({ deployments: count }) => count),
      ),
    CpuReserved: reserved(cpu),
    CpuUtilized: utilized(cpu, utilization.cpu),
    MemoryReserved: reserved(memory),
    MemoryUtilized: utilized(memory, utilization.memory),
    NetworkRxBytes: perSecond(BYTES_RECEIVED_PER_REQUEST),
    NetworkTxBytes: perSecond(BYTES_SENT_PER_REQUEST),
  };
}

function dimensionsOf({ clusterName, name }: EcsServiceShape) {
  return { ClusterName: clusterName, ServiceName: name };
}
