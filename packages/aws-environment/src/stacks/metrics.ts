import type { EnvironmentNames } from '@quarterdeck/plugin-environments-common';
import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

const MINUTE = Duration.minutes(1);

/** How CloudWatch calls what stands in front of the tasks. */
export interface BalancerNames {
  /** `app/<name>/<id>` */
  loadBalancer: string;
  /** `targetgroup/<name>/<id>` */
  targetGroup: string;
}

/** CPUUtilization and MemoryUtilization of the service, in percent. */
export function ecsMetric(
  names: EnvironmentNames,
  metricName: 'CPUUtilization' | 'MemoryUtilization',
): Metric {
  return new Metric({
    namespace: 'AWS/ECS',
    metricName,
    dimensionsMap: { ClusterName: names.cluster, ServiceName: names.service },
    period: MINUTE,
    statistic: Stats.AVERAGE,
  });
}

/** Task counts, which only Container Insights publishes (F09). */
export function taskCountMetric(
  names: EnvironmentNames,
  metricName: 'DesiredTaskCount' | 'RunningTaskCount',
): Metric {
  return new Metric({
    namespace: 'ECS/ContainerInsights',
    metricName,
    dimensionsMap: { ClusterName: names.cluster, ServiceName: names.service },
    period: MINUTE,
    statistic: Stats.AVERAGE,
  });
}

/**
 * A metric of the load balancer; TargetResponseTime is in seconds.
 *
 * @param loadBalancer - its full name, `app/<name>/<id>`
 */
export function loadBalancerMetric(
  loadBalancer: string,
  metricName:
    | 'HTTPCode_ELB_5XX_Count'
    | 'HTTPCode_Target_4XX_Count'
    | 'HTTPCode_Target_5XX_Count'
    | 'RequestCount'
    | 'TargetResponseTime',
): Metric {
  return new Metric({
    namespace: 'AWS/ApplicationELB',
    metricName,
    dimensionsMap: { LoadBalancer: loadBalancer },
    period: MINUTE,
    statistic: metricName === 'TargetResponseTime' ? Stats.AVERAGE : Stats.SUM,
  });
}

/** How many tasks answer their health check: what there is for free (F09). */
export function healthyTasksMetric(balancer: BalancerNames): Metric {
  return new Metric({
    namespace: 'AWS/ApplicationELB',
    metricName: 'HealthyHostCount',
    dimensionsMap: {
      LoadBalancer: balancer.loadBalancer,
      TargetGroup: balancer.targetGroup,
    },
    period: MINUTE,
    statistic: Stats.MINIMUM,
  });
}

/**
 * A metric of the database: storage and memory are in bytes, latency in
 * seconds, CPU in percent (F10).
 */
export function databaseMetric(
  names: EnvironmentNames,
  metricName:
    | 'CPUUtilization'
    | 'DatabaseConnections'
    | 'FreeStorageSpace'
    | 'FreeableMemory'
    | 'ReadLatency'
    | 'WriteLatency',
): Metric {
  return new Metric({
    namespace: 'AWS/RDS',
    metricName,
    dimensionsMap: { DBInstanceIdentifier: names.database },
    period: MINUTE,
    statistic: Stats.AVERAGE,
  });
}
