import type { Entity } from '@backstage/catalog-model';
import {
  AWS_ANNOTATIONS,
  type EcsService,
  type EcsTask,
  type HealthReport,
  type MetricId,
  type MetricsReport,
  type MetricUnit,
  type Problem,
  type Reading,
  type Readings,
  rollUp,
} from '@quarterdeck/plugin-service-health-common';

const place = { accountId: '123456789012', region: 'us-east-1' };
export const SERVICE_ARN =
  'arn:aws:ecs:us-east-1:123456789012:service/shop-production/web';
export const DATABASE_ARN =
  'arn:aws:rds:us-east-1:123456789012:db:shop-production-db';
export const LOAD_BALANCER_ARN =
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/1';
export const ALARM_ARN =
  'arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-5xx';

/** An environment that points at one of each. */
export const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'shop-production',
    namespace: 'default',
    annotations: {
      [AWS_ANNOTATIONS.ecsServiceArn]: SERVICE_ARN,
      [AWS_ANNOTATIONS.rdsInstanceArn]: DATABASE_ARN,
      [AWS_ANNOTATIONS.loadBalancerArn]: LOAD_BALANCER_ARN,
      [AWS_ANNOTATIONS.alarmArn]: ALARM_ARN,
    },
  },
  spec: { type: 'aws-environment' },
};

const task = (id: string, privateIp: string, zone: string): EcsTask => ({
  id,
  arn: `task/${id}`,
  state: 'RUNNING',
  containerHealth: 'UNKNOWN',
  revision: 41,
  zone,
  privateIp,
  images: ['shop:1.4.0'],
  startedAt: '2026-11-22T08:00:00Z',
});

export const service: EcsService = {
  ...place,
  arn: SERVICE_ARN,
  name: 'web',
  cluster: 'shop-production',
  state: 'ACTIVE',
  desired: 2,
  running: 2,
  pending: 0,
  launchType: 'FARGATE',
  deployments: [
    {
      id: 'ecs-svc/1',
      role: 'PRIMARY',
      rolloutState: 'COMPLETED',
      revision: 41,
      images: ['shop:1.4.0'],
      desired: 2,
      running: 2,
      pending: 0,
      failedTasks: 0,
      createdAt: '2026-11-22T08:00:00Z',
    },
  ],
  tasks: [
    task('aaaaaaaaaaaa', '10.0.10.4', 'us-east-1a'),
    task('bbbbbbbbbbbb', '10.0.11.5', 'us-east-1b'),
  ],
  stoppedTasks: [],
  events: [
    { at: '2026-11-22T08:05:00Z', message: 'has reached a steady state.' },
  ],
};

const healthyReadings: Readings = {
  ecs: [good(SERVICE_ARN, service)],
  database: [
    good(DATABASE_ARN, {
      ...place,
      arn: DATABASE_ARN,
      identifier: 'shop-production-db',
      state: 'available',
      engine: 'postgres',
      engineVersion: '16.4',
      instanceClass: 'db.t4g.micro',
      multiAz: true,
      zone: 'us-east-1a',
      storageGiB: 20,
      storageType: 'gp3',
    }),
  ],
  loadBalancer: [
    good(LOAD_BALANCER_ARN, {
      ...place,
      arn: LOAD_BALANCER_ARN,
      name: 'shop',
      state: 'active',
      targetGroups: [
        {
          arn: 'tg',
          name: 'shop-targets',
          targets: [
            { id: '10.0.10.4', port: 3000, state: 'healthy' },
            { id: '10.0.11.5', port: 3000, state: 'healthy' },
          ],
        },
      ],
    }),
  ],
  alarm: [
    good(ALARM_ARN, {
      ...place,
      arn: ALARM_ARN,
      name: 'shop-5xx',
      state: 'OK',
      severity: 'critical',
      actionsEnabled: true,
      since: '2026-11-22T08:00:00Z',
      metric: {
        name: 'HTTPCode_Target_5XX_Count',
        comparison: 'GreaterThanThreshold',
        threshold: 10,
        periodSeconds: 60,
        evaluationPeriods: 1,
      },
    }),
  ],
};

export function reportOf(change: Partial<Readings> = {}): HealthReport {
  const readings = { ...healthyReadings, ...change };
  return {
    entityRef: 'resource:default/shop-production',
    at: '2026-11-22T09:20:00Z',
    verdict: rollUp(readings, new Date('2026-11-22T09:20:00Z')),
    readings,
  };
}

/** Nothing runs: the tasks of revision 42 exit at once. */
export const crashing: HealthReport = reportOf({
  ecs: [
    good(SERVICE_ARN, {
      ...service,
      running: 0,
      tasks: [],
      deployments: [
        {
          ...service.deployments[0],
          revision: 42,
          rolloutState: 'IN_PROGRESS',
          running: 0,
          failedTasks: 3,
          createdAt: '2026-11-22T09:12:00Z',
        },
      ],
      stoppedTasks: ['c', 'd', 'e'].map(id => ({
        ...task(id.repeat(12), '10.0.10.9', 'us-east-1a'),
        revision: 42,
        state: 'STOPPED',
        stoppedAt: '2026-11-22T09:18:00Z',
        stopCode: 'EssentialContainerExited',
        reason: 'Essential container in task exited',
        containers: [{ name: 'app', exitCode: 1 }],
      })),
    }),
  ],
});

export const denied: Problem = {
  kind: 'access-denied',
  message: 'The role is not authorized to perform: rds:DescribeDBInstances',
  remedy: "Allow rds:DescribeDBInstances in the policy of the portal's role",
  action: 'rds:DescribeDBInstances',
};

export function good<TValue>(target: string, value: TValue): Reading<TValue> {
  return { target, at: '2026-11-22T09:20:00Z', value };
}

/** The database's charts, with values that rise. */
export const metrics: MetricsReport = {
  entityRef: 'resource:default/shop-production',
  targets: [
    good(DATABASE_ARN, {
      kind: 'database',
      start: '2026-11-22T06:20:00Z',
      end: '2026-11-22T09:20:00Z',
      periodSeconds: 3_600,
      series: [
        seriesOf('database.cpu', 'CPU utilization', 'percent', [10, null, 31]),
        seriesOf(
          'database.connections',
          'Database connections',
          'count',
          [4, 5, 6],
        ),
        seriesOf('database.freeStorage', 'Free storage space', 'bytes', [
          18 * 1024 ** 3,
          18 * 1024 ** 3,
          17.5 * 1024 ** 3,
        ]),
      ],
    }),
  ],
};

function seriesOf(
  id: MetricId,
  label: string,
  unit: MetricUnit,
  values: (number | null)[],
) {
  return { id, label, unit, timestamps: [0, 3_600, 7_200], values };
}
