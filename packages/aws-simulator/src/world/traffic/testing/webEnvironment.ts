import { ManualClock } from '../../Clock';
import { Pace } from '../../Pace';
import type { Region } from '../../Region';
import type { Resource } from '../../Resource';
import type { DbInstanceShape } from '../../resources/rds';
import type { EcsServiceShape } from '../../resources/ecs';
import type { LogGroupShape } from '../../resources/logs';
import { World } from '../../World';

const NAME = 'shop-production';
const TAGS = { 'quarterdeck/environment': NAME };

/** When the environments of {@link webEnvironment} came to be. */
export const CREATED_AT = new Date('2026-11-20T09:00:00Z');
/** What time it is at first: a Sunday noon. */
export const NOON = new Date('2026-11-22T12:00:00Z');

export interface WebEnvironment {
  readonly world: World;
  readonly clock: ManualClock;
  readonly region: Region;
  readonly service: Resource<EcsServiceShape>;
  readonly database: Resource<DbInstanceShape>;
  readonly logGroup: Resource<LogGroupShape>;
  readonly dimensions: {
    readonly service: Record<string, string>;
    readonly loadBalancer: Record<string, string>;
    readonly targetGroup: Record<string, string>;
    readonly database: Record<string, string>;
  };
  /** A new deployment whose tasks crash, from a time on. */
  crash(startedAt: Date, endedAt?: Date): void;
}

/** A service behind a load balancer with a database and a log, in a world. */
export function webEnvironment(options: { pace?: Pace } = {}): WebEnvironment {
  const clock = new ManualClock(NOON);
  const world = new World({ clock, pace: options.pace ?? Pace.instant });
  const region = world.region('123456789012', 'us-east-1');
  const common = { createdAt: CREATED_AT, tags: TAGS };
  const taskDefinition = (revision: number) => {
    const arn = region.arn('ecs', `task-definition/${NAME}:${revision}`);
    region.taskDefinitions.put({
      ...common,
      id: arn,
      arn,
      shape: {
        taskDefinitionArn: arn,
        family: NAME,
        revision,
        containerDefinitions: [
          {
            name: 'app',
            logConfiguration: {
              logDriver: 'awslogs',
              options: {
                'awslogs-group': `/ecs/${NAME}`,
                'awslogs-region': region.name,
                'awslogs-stream-prefix': 'ecs',
              },
            },
          },
        ],
      },
    });
    return arn;
  };
  region.clusters.put({
    ...common,
    id: NAME,
    arn: region.arn('ecs', `cluster/${NAME}`),
    shape: {
      clusterName: NAME,
      status: 'ACTIVE',
      settings: [{ name: 'containerInsights', value: 'enabled' }],
    },
  });
  const targetGroupArn = region.arn(
    'elasticloadbalancing',
    `targetgroup/${NAME}/0123456789abcdef`,
  );
  const loadBalancerArn = region.arn(
    'elasticloadbalancing',
    `loadbalancer/app/${NAME}/fedcba9876543210`,
  );
  region.loadBalancers.put({
    ...common,
    id: loadBalancerArn,
    arn: loadBalancerArn,
    shape: {
      LoadBalancerArn: loadBalancerArn,
      LoadBalancerName: NAME,
      attributes: {},
    },
  });
  region.targetGroups.put({
    ...common,
    id: targetGroupArn,
    arn: targetGroupArn,
    shape: {
      TargetGroupArn: targetGroupArn,
      TargetGroupName: NAME,
      attributes: {},
      registered: [],
    },
  });
  region.listeners.put({
    ...common,
    id: 'listener',
    arn: 'listener',
    shape: {
      ListenerArn: 'listener',
      LoadBalancerArn: loadBalancerArn,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
      attributes: {},
    },
  });
  const service = region.ecsServices.put({
    ...common,
    id: 'service',
    arn: region.arn('ecs', `service/${NAME}/${NAME}-service`),
    shape: {
      name: `${NAME}-service`,
      clusterArn: region.arn('ecs', `cluster/${NAME}`),
      clusterName: NAME,
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      loadBalancers: [{ targetGroupArn, containerName: 'app' }],
      networkConfiguration: {},
      deploymentConfiguration: {},
      enableExecuteCommand: false,
      propagateTags: 'SERVICE',
      availabilityZoneRebalancing: 'ENABLED',
      deployments: [
        {
          id: 'ecs-svc/1',
          taskDefinitionArn: taskDefinition(1),
          createdAt: CREATED_AT,
          startMs: 20_000,
        },
      ],
      desiredCounts: [{ at: CREATED_AT, count: 2 }],
      stoppedTasks: [],
    },
  });
  const database = region.dbInstances.put({
    ...common,
    id: `${NAME}-db`,
    arn: region.arn('rds', `db:${NAME}-db`),
    shape: {
      DBInstanceIdentifier: `${NAME}-db`,
      DBInstanceClass: 'db.t4g.micro',
      DBInstanceStatus: 'available',
      AllocatedStorage: 20,
      Engine: 'postgres',
      MultiAZ: true,
      InstanceCreateTime: CREATED_AT,
      events: [],
    },
  });
  const logGroup = region.logGroups.put({
    ...common,
    id: `/ecs/${NAME}`,
    arn: region.arn('logs', `log-group:/ecs/${NAME}:*`),
    shape: {
      name: `/ecs/${NAME}`,
      class: 'STANDARD',
      retentionInDays: 30,
      deletionProtectionEnabled: false,
      streams: {},
    },
  });
  const loadBalancer = `app/${NAME}/fedcba9876543210`;
  return {
    world,
    clock,
    region,
    service,
    database,
    logGroup,
    dimensions: {
      service: { ClusterName: NAME, ServiceName: `${NAME}-service` },
      loadBalancer: { LoadBalancer: loadBalancer },
      targetGroup: {
        LoadBalancer: loadBalancer,
        TargetGroup: `targetgroup/${NAME}/0123456789abcdef`,
      },
      database: { DBInstanceIdentifier: `${NAME}-db` },
    },
    crash(startedAt, endedAt) {
      service.shape.deployments.push({
        id: 'ecs-svc/2',
        taskDefinitionArn: taskDefinition(2),
        createdAt: startedAt,
        startMs: 20_000,
      });
      region.incidents.push({
        id: 'incident',
        kind: 'crash-loop',
        environment: NAME,
        serviceArn: service.arn,
        startedAt,
        endedAt,
      });
    },
  };
}
