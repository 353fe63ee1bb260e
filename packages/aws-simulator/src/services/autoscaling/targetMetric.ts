import type { TargetTrackingScalingPolicyConfiguration } from '@aws-sdk/client-application-auto-scaling';
import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';

const ECS_METRICS: Record<string, string | undefined> = {
  ECSServiceAverageCPUUtilization: 'CPUUtilization',
  ECSServiceAverageMemoryUtilization: 'MemoryUtilization',
};

type MetricPart = Pick<
  PutMetricAlarmInput,
  'Dimensions' | 'MetricName' | 'Metrics' | 'Namespace' | 'Statistic'
>;

/**
 * The metric that a target tracking policy keeps near its target.
 *
 * @param resourceId - `service/<cluster>/<service>`
 */
export function targetMetric(
  resourceId: string,
  {
    PredefinedMetricSpecification: predefined,
    CustomizedMetricSpecification: customized,
  }: TargetTrackingScalingPolicyConfiguration,
): MetricPart {
  const [, ClusterName, ServiceName] = resourceId.split('/');
  const ecsMetric = ECS_METRICS[predefined?.PredefinedMetricType ?? ''];
  if (ecsMetric) {
    return {
      Namespace: 'AWS/ECS',
      MetricName: ecsMetric,
      Statistic: 'Average',
      Dimensions: dimensions({ ClusterName, ServiceName }),
    };
  }
  if (predefined) {
    const [app, balancer, hash, ...targetGroup] = (
      predefined.ResourceLabel ?? ''
    ).split('/');
    return {
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCountPerTarget',
      Statistic: 'Sum',
      Dimensions: dimensions({
        LoadBalancer: [app, balancer, hash].join('/'),
        TargetGroup: targetGroup.join('/'),
      }),
    };
  }
  const { MetricName, Namespace, Dimensions, Statistic } = customized ?? {};
  return { MetricName, Namespace, Dimensions, Statistic };
}

const dimensions = (values: Record<string, string>) =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
