import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Entity } from '@backstage/catalog-model';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';

const ACCOUNT_ID = '123456789012';
const REGION = 'us-east-1';

/** The entity of an environment of the demo, as the catalog would have it. */
export async function environmentEntity(
  endpoint: string,
  environment: string,
): Promise<Entity> {
  const config = {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: ACCOUNT_ID, secretAccessKey: 'simulated' },
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
        [AWS_ANNOTATIONS.ecsServiceArn]: `arn:aws:ecs:${REGION}:${ACCOUNT_ID}:service/${environment}/${environment}-service`,
        [AWS_ANNOTATIONS.rdsInstanceArn]: `arn:aws:rds:${REGION}:${ACCOUNT_ID}:db:${environment}-db`,
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
