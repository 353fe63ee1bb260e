import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { LoadBalancerShape, TargetGroupShape } from '../resources/elb';
import {
  servicesBehindTargetGroup,
  targetGroupsOf,
} from '../service/environment';
import { ServiceTraffic, type ServiceMinute } from '../traffic';
import type { World } from '../World';
import { counted, measured, type MinuteData } from './MinuteData';
import { merged } from './merged';
import { readEach, type Dimensions, type MetricSource } from './MetricSource';
import type { Unit } from './units';

type Reader = (minute: ServiceMinute) => MinuteData | undefined;

const MILLISECONDS_PER_SECOND = 1000;
const BYTES_PER_REQUEST = 16_100;
/** Browsers keep a connection for some requests. */
const REQUESTS_PER_CONNECTION = 4;
/** Of the cheapest dimension, here the processed bytes, in an hour. */
const BYTES_PER_LCU_HOUR = 1024 ** 3;
const MINUTES_PER_HOUR = 60;

/** Of what is not counted. */
const UNITS: Readonly<Record<string, Unit>> = {
  TargetResponseTime: 'Seconds',
  ProcessedBytes: 'Bytes',
};

const TRAFFIC: Readonly<Record<string, Reader>> = {
  RequestCount: ({ minute, requests }) => counted(minute, requests),
  TargetConnectionErrorCount: ({ minute, elb }) => counted(minute, elb[502]),
  HTTPCode_Target_2XX_Count: ({ minute, target2xx }) =>
    counted(minute, target2xx),
  HTTPCode_Target_4XX_Count: ({ minute, target4xx }) =>
    counted(minute, target4xx),
  HTTPCode_Target_5XX_Count: ({ minute, target5xx }) =>
    counted(minute, target5xx),
  TargetResponseTime: ({ minute, durations }) =>
    measured(
      minute,
      durations.map(duration => duration / MILLISECONDS_PER_SECOND),
    ),
};

/** Only the load balancer as a whole knows of answers that are its own. */
const OWN: Readonly<Record<string, Reader>> = {
  HTTPCode_ELB_5XX_Count: ({ minute, elb5xx }) => counted(minute, elb5xx),
  NewConnectionCount: ({ minute, requests }) =>
    counted(minute, Math.ceil(requests / REQUESTS_PER_CONNECTION)),
  ActiveConnectionCount: ({ minute, requests }) =>
    counted(minute, Math.ceil((2 * requests) / REQUESTS_PER_CONNECTION)),
  ProcessedBytes: ({ minute, requests }) =>
    measured(minute, [BYTES_PER_REQUEST * requests]),
  ConsumedLCUs: ({ minute, requests }) =>
    measured(minute, [
      (BYTES_PER_REQUEST * requests * MINUTES_PER_HOUR) / BYTES_PER_LCU_HOUR,
    ]),
  HTTPCode_ELB_502_Count: ({ minute, elb }) => counted(minute, elb[502]),
  HTTPCode_ELB_503_Count: ({ minute, elb }) => counted(minute, elb[503]),
  HTTPCode_ELB_504_Count: ({ minute, elb }) => counted(minute, elb[504]),
};

const HOSTS: Readonly<Record<string, Reader>> = {
  RequestCountPerTarget: ({ minute, requests, elb5xx, samples }) => {
    const healthy = Math.max(...samples.map(each => each.healthy));
    return healthy > 0
      ? measured(minute, [(requests - elb5xx) / healthy])
      : undefined;
  },
  HealthyHostCount: ({ minute, samples }) =>
    measured(
      minute,
      samples.map(({ healthy }) => healthy),
    ),
  UnHealthyHostCount: ({ minute, samples }) =>
    measured(
      minute,
      samples.map(({ unhealthy }) => unhealthy),
    ),
};

/** `app/<name>/<id>`, the dimension value of a load balancer. */
export function loadBalancerDimension(arn: string): string {
  return arn.slice(arn.indexOf(':loadbalancer/') + ':loadbalancer/'.length);
}

/** `targetgroup/<name>/<id>`, the dimension value of a target group. */
export function targetGroupDimension(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** `AWS/ApplicationELB` for a load balancer. */
export function loadBalancerMetrics(
  world: World,
  region: Region,
  loadBalancer: Resource<LoadBalancerShape>,
): MetricSource {
  return source(
    world,
    region,
    { LoadBalancer: loadBalancerDimension(loadBalancer.arn) },
    targetGroupsOf(region, loadBalancer),
    { ...TRAFFIC, ...OWN },
  );
}

/** `AWS/ApplicationELB` for one target group of a load balancer. */
export function targetGroupMetrics(
  world: World,
  region: Region,
  loadBalancer: Resource<LoadBalancerShape>,
  targetGroup: Resource<TargetGroupShape>,
): MetricSource {
  return source(
    world,
    region,
    {
      LoadBalancer: loadBalancerDimension(loadBalancer.arn),
      TargetGroup: targetGroupDimension(targetGroup.arn),
    },
    [targetGroup],
    { ...TRAFFIC, ...HOSTS },
  );
}

function source(
  world: World,
  region: Region,
  dimensions: Dimensions,
  targetGroups: readonly Resource<TargetGroupShape>[],
  readers: Readonly<Record<string, Reader>>,
): MetricSource {
  const traffics = targetGroups
    .flatMap(({ arn }) => servicesBehindTargetGroup(region, arn))
    .map(service => new ServiceTraffic(world, region, service));
  const units = Object.fromEntries(
    Object.keys(readers).map(name => [name, UNITS[name] ?? 'Count']),
  );
  return {
    namespace: 'AWS/ApplicationELB',
    dimensions,
    units,
    read: (name, from, to) =>
      readEach(
        merged(traffics.map(traffic => traffic.minutes(from, to))),
        readers[name],
      ),
  };
}
