import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  RegisterScalableTargetCommand,
  type RegisterScalableTargetCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeServicesCommand,
  ECSClient,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { Pace } from '../../world/Pace';

const MINUTE_MS = 60_000;
const CLUSTER = 'shop-production';
const PLACE = {
  ServiceNamespace: 'ecs',
  ResourceId: `service/${CLUSTER}/shop`,
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;
const DIMENSIONS = [
  { Name: 'ClusterName', Value: CLUSTER },
  { Name: 'ServiceName', Value: 'shop' },
];

async function scalingWorld() {
  const shop = shopWorld({ pace: new Pace(1) });
  shop.region.clusters.put({
    id: CLUSTER,
    arn: shop.region.arn('ecs', `cluster/${CLUSTER}`),
    createdAt: shop.world.now(),
    tags: {},
    shape: { clusterName: CLUSTER, status: 'ACTIVE' },
  });
  const aws = await serveWorld(shop.world);
  const client = new ApplicationAutoScalingClient(aws.client);
  const ecs = new ECSClient(aws.client);
  const register = (
    changes: Partial<RegisterScalableTargetCommandInput> = {},
  ) =>
    client.send(
      new RegisterScalableTargetCommand({
        ...PLACE,
        MinCapacity: 2,
        MaxCapacity: 6,
        ...changes,
      }),
    );
  const put = (changes: Partial<PutScalingPolicyCommandInput>) =>
    client.send(
      new PutScalingPolicyCommand({ ...PLACE, PolicyName: 'cpu', ...changes }),
    );
  const track = (TargetValue: number, DisableScaleIn = false) =>
    put({
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue,
        DisableScaleIn,
        ScaleOutCooldown: 120,
        ScaleInCooldown: 300,
        PredefinedMetricSpecification: {
          PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
        },
      },
    });
  const count = async () => {
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster: CLUSTER, services: ['shop'] }),
    );
    return services?.[0]?.desiredCount;
  };
  const activities = async () =>
    (
      await client.send(
        new DescribeScalingActivitiesCommand({ ServiceNamespace: 'ecs' }),
      )
    ).ScalingActivities ?? [];
  const setCount = (desiredCount: number) =>
    ecs.send(
      new UpdateServiceCommand({
        cluster: CLUSTER,
        service: 'shop',
        desiredCount,
      }),
    );
  return {
    ...shop,
    aws,
    client,
    ecs,
    register,
    put,
    track,
    count,
    activities,
    setCount,
  };
}

describe('Application Auto Scaling', () => {
  const served: SimulatedAws[] = [];
  const start = async () => {
    const scaling = await scalingWorld();
    served.push(scaling.aws);
    return scaling;
  };
  afterEach(() => Promise.all(served.splice(0).map(aws => aws.stop())));

  it('scales out on load, and says why', async () => {
    const { clock, register, track, count, activities, client, aws } =
      await start();
    await register();
    const { Alarms } = await track(36, true);
    expect(Alarms?.map(each => each.AlarmName)).toEqual([
      expect.stringMatching(
        /^TargetTracking-service\/shop-production\/shop-AlarmHigh-[0-9a-f-]{36}$/,
      ),
    ]);
    expect(await count()).toBe(2);
    clock.advance(30 * MINUTE_MS);
    const scaled = (await count()) ?? 0;
    expect(scaled).toBeGreaterThan(2);
    expect(scaled).toBeLessThanOrEqual(6);
    const [newest] = await activities();
    expect(newest).toMatchObject({
      Description: `Setting desired count to ${scaled}.`,
      Cause: `monitor alarm ${Alarms?.[0].AlarmName} in state ALARM triggered policy cpu`,
      StatusCode: 'Successful',
      StatusMessage: `Successfully set desired count to ${scaled}. Change successfully fulfilled by ecs.`,
    });
    const { MetricAlarms } = await new CloudWatchClient(aws.client).send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'TargetTracking-' }),
    );
    expect(MetricAlarms).toMatchObject([
      { Threshold: 36, MetricName: 'CPUUtilization', EvaluationPeriods: 3 },
    ]);
    const { ScalingPolicies } = await client.send(
      new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }),
    );
    expect(ScalingPolicies).toMatchObject([{ Alarms }]);
  });

  it('comes to the same whoever looks and however often', async () => {
    const looked = await start();
    const unwatched = await start();
    for (const { register, track } of [looked, unwatched]) {
      await register();
      await track(40);
    }
    for (let times = 0; times < 15; times++) {
      looked.clock.advance(7 * MINUTE_MS);
      await looked.count();
    }
    unwatched.clock.advance(15 * 7 * MINUTE_MS);
    const seen = await looked.activities();
    expect(seen.length).toBeGreaterThan(0);
    expect(await unwatched.activities()).toEqual(seen);
  });

  it('scales in what is not needed, unless that is suspended', async () => {
    const { clock, register, put, count, setCount, aws, activities } =
      await start();
    await register({ SuspendedState: { DynamicScalingInSuspended: true } });
    const { PolicyARN = '' } = await put({
      PolicyName: 'step-in',
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        Cooldown: 300,
        StepAdjustments: [
          { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
        ],
      },
    });
    await new CloudWatchClient(aws.client).send(
      new PutMetricAlarmCommand({
        AlarmName: 'idle',
        AlarmActions: [PolicyARN],
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Dimensions: DIMENSIONS,
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 5,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 80,
      }),
    );
    await setCount(5);
    clock.advance(30 * MINUTE_MS);
    expect(await count()).toBe(5);
    await register({ SuspendedState: { DynamicScalingInSuspended: false } });
    const counts = [];
    for (let minute = 0; minute < 30; minute++) {
      clock.advance(MINUTE_MS);
      counts.push(await count());
    }
    expect([...new Set(counts)]).toEqual([4, 3, 2]);
    // The cooldown lies between two of them.
    expect(counts.lastIndexOf(3) - counts.indexOf(3)).toBe(4);
    expect(await activities()).toHaveLength(3);
  });

  it('keeps to the limits of the target', async () => {
    const { register, count, activities, setCount, client } = await start();
    await register();
    await setCount(3);
    await register({ MinCapacity: 4 });
    expect(await count()).toBe(4);
    expect(await activities()).toMatchObject([
      { Cause: 'minimum capacity was set to 4' },
    ]);
    await expect(register({ MinCapacity: 9 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const { ScalableTargets } = await client.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }),
    );
    expect(ScalableTargets).toMatchObject([
      {
        MinCapacity: 4,
        SuspendedState: { DynamicScalingInSuspended: false },
      },
    ]);
  });

  it('lets nothing act that cannot', async () => {
    const { clock, register, track, count, activities } = await start();
    await register();
    await track(90, true);
    clock.advance(24 * 60 * MINUTE_MS);
    expect(await count()).toBe(2);
    expect(await activities()).toEqual([]);
  });

  it('removes policies with their alarms', async () => {
    const { register, track, client, region } = await start();
    const remove = new DeleteScalingPolicyCommand({
      ...PLACE,
      PolicyName: 'cpu',
    });
    await expect(track(50)).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
      message:
        'No scalable target registered for service namespace: ecs, resource ID: service/shop-production/shop, scalable dimension: ecs:service:DesiredCount',
    });
    await expect(
      register({ ResourceId: 'service/shop-production/none' }),
    ).rejects.toMatchObject({
      message: "ECS service doesn't exist: service/shop-production/none",
    });
    await register();
    await track(50);
    expect(region.metricAlarms.size).toBe(2);
    await client.send(remove);
    expect(region.metricAlarms.size).toBe(0);
    await expect(client.send(remove)).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
    });
    await track(50);
    await client.send(new DeregisterScalableTargetCommand(PLACE));
    expect(region.metricAlarms.size + region.scalingPolicies.size).toBe(0);
  });
});
