import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Entity } from '@backstage/catalog-model';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';

const DEMO: AwsTarget = { accountId: '123456789012', region: 'us-east-1' };

/** The entity of an environment, as the catalog would have it. */
export async function environmentEntity(
  endpoint: string,
  environment: string,
  { accountId, region }: AwsTarget = DEMO,
): Promise<Entity> {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: accountId, secretAccessKey: 'simulated' },
  };
  const { LoadBalancers: balancers = [] } =
    await new ElasticLoadBalancingV2Client(config).send(
      new DescribeLoadBalancersCommand({ Names: [`${environment}-alb`] }),
    );
  const { MetricAlarms: alarms = [] } = await new CloudWatchClient(config).send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: `${environment}-` }),
  );
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: environment,
      annotations: {
        [AWS_ANNOTATIONS.ecsServiceArn]: `arn:aws:ecs:${region}:${accountId}:service/${environment}/${environment}-service`,
        [AWS_ANNOTATIONS.rdsInstanceArn]: `arn:aws:rds:${region}:${accountId}:db:${environment}-db`,
        [AWS_ANNOTATIONS.loadBalancerArn]: balancers
          .map(({ LoadBalancerArn }) => LoadBalancerArn)
          .join(','),
        [AWS_ANNOTATIONS.alarmArn]: alarms
          .map(({ AlarmArn }) => AlarmArn)
          .join(','),
      },
    },
    spec: { type: 'aws-environment', owner: 'checkout' },
  };
}
