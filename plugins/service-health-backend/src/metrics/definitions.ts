import type {
  MetricId,
  MetricUnit,
  TargetMetrics,
} from '@quarterdeck/plugin-service-health-common';
import type {
  DatabaseTarget,
  EcsTarget,
  LoadBalancerTarget,
} from '../targets/targets';

/** A target that has metrics. */
export type MetricTarget = EcsTarget | DatabaseTarget | LoadBalancerTarget;

/** How CloudWatch calls one of our metrics. */
export interface MetricDefinition {
  id: MetricId;
  label: string;
  unit: MetricUnit;
  namespace: string;
  /** Several are added up. */
  metricNames: string[];
  stat: 'Average' | 'Maximum' | 'Sum';
  /** Whether it is left out where AWS has no data point of it at all. */
  isOptional?: boolean;
}

/**
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
const ECS: MetricDefinition[] = [
  {
    id: 'ecs.cpu',
    label: 'CPU utilization',
    unit: 'percent',
    namespace: 'AWS/ECS',
    metricNames: ['CPUUtilization'],
    stat: 'Average',
  },
  {
    id: 'ecs.memory',
    label: 'Memory utilization',
    unit: 'percent',
    namespace: 'AWS/ECS',
    metricNames: ['MemoryUtilization'],
    stat: 'Average',
  },
  {
    id: 'ecs.runningTasks',
    label: 'Running tasks',
    unit: 'count',
    namespace: 'ECS/ContainerInsights',
    metricNames: ['RunningTaskCount'],
    stat: 'Average',
    isOptional: true,
  },
];

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html */
const DATABASE: MetricDefinition[] = [
  {
    id: 'database.cpu',
    label: 'CPU utilization',
    unit: 'percent',
    namespace: 'AWS/RDS',
    metricNames: ['CPUUtilization'],
    stat: 'Average',
  },
  {
    id: 'database.connections',
    label: 'Database connections',
    unit: 'count',
    namespace: 'AWS/RDS',
    metricNames: ['DatabaseConnections'],
    stat: 'Maximum',
  },
  {
    id: 'database.freeStorage',
    label: 'Free storage space',
    unit: 'bytes',
    namespace: 'AWS/RDS',
    metricNames: ['FreeStorageSpace'],
    stat: 'Average',
  },
  {
    id: 'database.freeableMemory',
    label: 'Freeable memory',
    unit: 'bytes',
    namespace: 'AWS/RDS',
    metricNames: ['FreeableMemory'],
    stat: 'Average',
  },
  {
    id: 'database.readLatency',
    label: 'Read latency',
    unit: 'seconds',
    namespace: 'AWS/RDS',
    metricNames: ['ReadLatency'],
    stat: 'Average',
  },
  {
    id: 'database.writeLatency',
    label: 'Write latency',
    unit: 'seconds',
    namespace: 'AWS/RDS',
    metricNames: ['WriteLatency'],
    stat: 'Average',
  },
];

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
const LOAD_BALANCER: MetricDefinition[] = [
  {
    id: 'loadBalancer.requests',
    label: 'Requests',
    unit: 'count-per-period',
    namespace: 'AWS/ApplicationELB',
    metricNames: ['RequestCount'],
    stat: 'Sum',
  },
  {
    id: 'loadBalancer.clientErrors',
    label: 'Responses 4xx',
    unit: 'count-per-period',
    namespace: 'AWS/ApplicationELB',
    metricNames: ['HTTPCode_Target_4XX_Count'],
    stat: 'Sum',
  },
  {
    id: 'loadBalancer.serverErrors',
    label: 'Responses 5xx',
    unit: 'count-per-period',
    namespace: 'AWS/ApplicationELB',
    // Without a healthy target, the load balancer answers by itself.
    metricNames: ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'],
    stat: 'Sum',
  },
  {
    id: 'loadBalancer.responseTime',
    label: 'Response time',
    unit: 'seconds',
    namespace: 'AWS/ApplicationELB',
    metricNames: ['TargetResponseTime'],
    stat: 'Average',
  },
];

/** The metrics of each kind of target. */
export const METRICS: Record<TargetMetrics['kind'], MetricDefinition[]> = {
  ecs: ECS,
  database: DATABASE,
  loadBalancer: LOAD_BALANCER,
};

/** By which CloudWatch knows the target. */
export function dimensionsOf(
  target: MetricTarget,
): { Name: string; Value: string }[] {
  switch (target.kind) {
    case 'ecs':
      return [
        { Name: 'ClusterName', Value: target.cluster },
        { Name: 'ServiceName', Value: target.service },
      ];
    case 'database':
      return [{ Name: 'DBInstanceIdentifier', Value: target.identifier }];
    default:
      return [{ Name: 'LoadBalancer', Value: target.dimension }];
  }
}
