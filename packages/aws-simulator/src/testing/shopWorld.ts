import { ManualClock } from '../world/Clock';
import type { Pace } from '../world/Pace';
import type { Region } from '../world/Region';
import type { Resource } from '../world/Resource';
import type { DbInstanceShape } from '../world/resources/rds';
import type { EcsServiceShape } from '../world/resources/ecs';
import { World } from '../world/World';
import { TEST_ACCOUNT_ID, TEST_REGION } from './simulatedAws';

const CREATED_AT = new Date('2026-11-20T12:00:00Z');
const SHOP_TAGS = { 'quarterdeck/environment': 'shop-production' };

/**
 * A small world with one environment, `shop-production`: two subnets, a load
 * balancer with one target group, a service of two tasks and a database, all
 * two days old.
 */
export function shopWorld(options: { pace?: Pace } = {}) {
  const clock = new ManualClock(new Date('2026-11-22T12:00:00Z'));
  const world = new World({ clock, ...options });
  const region = world.region(TEST_ACCOUNT_ID, TEST_REGION);
  addNetwork(region);
  const { loadBalancer, targetGroup, listener } = addLoadBalancer(region);
  return {
    clock,
    world,
    region,
    loadBalancer,
    targetGroup,
    listener,
    service: addService(region, targetGroup.arn),
    database: addDatabase(region, 'shop-production-db'),
  };
}

/** What every resource of the environment has in common. */
const ofShop = <Shape extends object>(
  id: string,
  arn: string,
  shape: Shape,
): Resource<Shape> => ({
  id,
  arn,
  createdAt: CREATED_AT,
  tags: { ...SHOP_TAGS },
  shape,
});

function addNetwork(region: Region) {
  region.vpcs.put(
    ofShop('vpc-0aa', region.arn('ec2', 'vpc/vpc-0aa'), {
      VpcId: 'vpc-0aa',
      CidrBlock: '10.0.0.0/16',
      State: 'available' as const,
      IsDefault: false,
    }),
  );
  for (const [index, zone] of ['us-east-1a', 'us-east-1b'].entries()) {
    const id = `subnet-0a${index}`;
    region.subnets.put(
      ofShop(id, region.arn('ec2', `subnet/${id}`), {
        SubnetId: id,
        VpcId: 'vpc-0aa',
        CidrBlock: `10.0.1${index}.0/24`,
        AvailabilityZone: zone,
        AvailableIpAddressCount: 251,
      }),
    );
  }
}

function addLoadBalancer(region: Region) {
  const elb = (resource: string) =>
    region.arn('elasticloadbalancing', resource);
  const loadBalancerArn = elb('loadbalancer/app/shop/0a1b2c3d4e5f6071');
  const targetGroupArn = elb('targetgroup/shop/1a1b2c3d4e5f6071');
  const listenerArn = elb(
    'listener/app/shop/0a1b2c3d4e5f6071/2a1b2c3d4e5f6071',
  );
  return {
    loadBalancer: region.loadBalancers.put(
      ofShop(loadBalancerArn, loadBalancerArn, {
        LoadBalancerArn: loadBalancerArn,
        LoadBalancerName: 'shop',
        DNSName: 'shop-1.us-east-1.elb.amazonaws.com',
        State: { Code: 'active' as const },
        Type: 'application' as const,
        VpcId: 'vpc-0aa',
        SecurityGroups: ['sg-0aa'],
        AvailabilityZones: [
          { ZoneName: 'us-east-1a', SubnetId: 'subnet-0a0' },
          { ZoneName: 'us-east-1b', SubnetId: 'subnet-0a1' },
        ],
        attributes: { 'idle_timeout.timeout_seconds': '60' },
      }),
    ),
    targetGroup: region.targetGroups.put(
      ofShop(targetGroupArn, targetGroupArn, {
        TargetGroupArn: targetGroupArn,
        TargetGroupName: 'shop',
        Protocol: 'HTTP' as const,
        Port: 80,
        TargetType: 'ip' as const,
        HealthCheckPath: '/health',
        HealthCheckPort: 'traffic-port',
        HealthCheckIntervalSeconds: 30,
        UnhealthyThresholdCount: 2,
        attributes: { 'deregistration_delay.timeout_seconds': '30' },
        registered: [],
      }),
    ),
    listener: region.listeners.put(
      ofShop(listenerArn, listenerArn, {
        ListenerArn: listenerArn,
        LoadBalancerArn: loadBalancerArn,
        Port: 80,
        Protocol: 'HTTP' as const,
        DefaultActions: [
          { Type: 'forward' as const, TargetGroupArn: targetGroupArn },
        ],
        attributes: {},
      }),
    ),
  };
}

function addService(
  region: Region,
  targetGroupArn: string,
): Resource<EcsServiceShape> {
  const arn = region.arn('ecs', 'service/shop-production/shop');
  return region.ecsServices.put(
    ofShop<EcsServiceShape>(arn, arn, {
      name: 'shop',
      clusterArn: region.arn('ecs', 'cluster/shop-production'),
      clusterName: 'shop-production',
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      loadBalancers: [
        { targetGroupArn, containerName: 'app', containerPort: 3000 },
      ],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-0a0', 'subnet-0a1'],
          securityGroups: ['sg-0bb'],
        },
      },
      deploymentConfiguration: {},
      enableExecuteCommand: false,
      propagateTags: 'SERVICE',
      availabilityZoneRebalancing: 'ENABLED',
      deployments: [
        {
          id: 'ecs-svc/1',
          taskDefinitionArn: region.arn('ecs', 'task-definition/shop:1'),
          createdAt: CREATED_AT,
          startMs: 20_000,
        },
      ],
      desiredCounts: [{ at: CREATED_AT, count: 2 }],
      stoppedTasks: [],
    }),
  );
}

/** A database of the environment, available for two days. */
export function addDatabase(
  region: Region,
  id: string,
): Resource<DbInstanceShape> {
  const arn = region.arn('rds', `db:${id}`);
  return region.dbInstances.put(
    ofShop<DbInstanceShape>(id, arn, {
      DBInstanceIdentifier: id,
      DBInstanceArn: arn,
      DbiResourceId: `db-${id.toUpperCase()}`,
      DBInstanceClass: 'db.t4g.micro',
      DBInstanceStatus: 'available',
      Engine: 'postgres',
      EngineVersion: '16.9',
      AllocatedStorage: 20,
      MultiAZ: false,
      StorageEncrypted: true,
      AvailabilityZone: 'us-east-1a',
      InstanceCreateTime: CREATED_AT,
      BackupRetentionPeriod: 7,
      PreferredBackupWindow: '03:00-04:00',
      DBParameterGroups: [{ DBParameterGroupName: 'default.postgres16' }],
      PendingModifiedValues: {},
      events: [
        {
          SourceIdentifier: id,
          SourceType: 'db-instance',
          SourceArn: arn,
          Date: CREATED_AT,
          EventCategories: ['creation'],
          Message: 'DB instance created',
        },
      ],
    }),
  );
}
