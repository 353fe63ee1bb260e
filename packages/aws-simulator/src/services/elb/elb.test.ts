import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';

describe('Elastic Load Balancing', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: ElasticLoadBalancingV2Client;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    client = new ElasticLoadBalancingV2Client(aws.client);
  });
  afterEach(() => aws.stop());

  async function targets() {
    const { TargetHealthDescriptions = [] } = await client.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: shop.targetGroup.arn }),
    );
    return TargetHealthDescriptions;
  }
  const deploy = (at: string) =>
    shop.service.shape.deployments.push({
      id: 'ecs-svc/2',
      taskDefinitionArn: 'shop:2',
      createdAt: new Date(at),
      startMs: 20_000,
    });

  it('finds a load balancer by its name and by its ARN', async () => {
    const byName = await client.send(
      new DescribeLoadBalancersCommand({ Names: ['shop'] }),
    );
    expect(byName.LoadBalancers).toMatchObject([
      {
        LoadBalancerArn: shop.loadBalancer.arn,
        State: { Code: 'active' },
        AvailabilityZones: [
          { ZoneName: 'us-east-1a' },
          { ZoneName: 'us-east-1b' },
        ],
      },
    ]);
    const byArn = await client.send(
      new DescribeLoadBalancersCommand({
        LoadBalancerArns: [shop.loadBalancer.arn],
      }),
    );
    expect(byArn.LoadBalancers).toEqual(byName.LoadBalancers);
  });

  it('refuses what it does not know in the words of AWS', async () => {
    const gone = shop.loadBalancer.arn.replace('shop', 'gone');
    await expect(
      client.send(
        new DescribeLoadBalancersCommand({ LoadBalancerArns: [gone] }),
      ),
    ).rejects.toMatchObject({
      name: 'LoadBalancerNotFoundException',
      Code: 'LoadBalancerNotFound',
    });
    await expect(
      client.send(new DescribeTargetGroupsCommand({ Names: ['gone'] })),
    ).rejects.toMatchObject({ name: 'TargetGroupNotFoundException' });
    await expect(
      client.send(new DescribeTargetHealthCommand({ TargetGroupArn: 'gone' })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: "'gone' is not a valid target group ARN",
    });
    await expect(
      client.send(new DescribeListenersCommand({})),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    await expect(
      client.send(
        new DescribeLoadBalancersCommand({
          LoadBalancerArns: Array(21).fill(shop.loadBalancer.arn),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('pages', async () => {
    const { shape } = shop.loadBalancer;
    for (const name of ['a', 'b', 'c', 'd']) {
      const arn = shape.LoadBalancerArn.replace('shop', name);
      shop.region.loadBalancers.put({
        ...shop.loadBalancer,
        id: arn,
        arn,
        shape: { ...shape, LoadBalancerArn: arn, LoadBalancerName: name },
      });
    }
    const names: Array<string | undefined> = [];
    for await (const page of paginateDescribeLoadBalancers(
      { client, pageSize: 2 },
      {},
    )) {
      names.push(...(page.LoadBalancers ?? []).map(e => e.LoadBalancerName));
    }
    expect(names).toEqual(['a', 'b', 'c', 'd', 'shop']);
  });

  it('finds the target groups behind a load balancer', async () => {
    const { TargetGroups } = await client.send(
      new DescribeTargetGroupsCommand({
        LoadBalancerArn: shop.loadBalancer.arn,
      }),
    );
    expect(TargetGroups).toMatchObject([
      {
        TargetGroupName: 'shop',
        LoadBalancerArns: [shop.loadBalancer.arn],
        HealthCheckPath: '/health',
      },
    ]);
  });

  it('lists the running tasks as healthy targets, in both zones', async () => {
    const found = await targets();
    expect(found).toHaveLength(2);
    expect(found.map(each => each.Target?.AvailabilityZone).sort()).toEqual([
      'us-east-1a',
      'us-east-1b',
    ]);
    expect(found[0]).toMatchObject({
      Target: { Port: 3000, Id: expect.stringMatching(/^10\.0\.1[01]\.\d+$/) },
      HealthCheckPort: '3000',
      TargetHealth: { State: 'healthy' },
    });
  });

  it('follows the tasks through a deployment', async () => {
    deploy('2026-11-22T12:00:00Z');
    const states: string[] = [];
    for (let second = 0; second < 60; second++) {
      shop.clock.advance(1_000);
      for (const { TargetHealth: health } of await targets()) {
        const state = `${health?.State} ${health?.Reason ?? ''}`.trim();
        if (!states.includes(state)) states.push(state);
      }
    }
    expect(states).toEqual([
      'healthy',
      'initial Elb.RegistrationInProgress',
      'initial Elb.InitialHealthChecking',
      'draining Target.DeregistrationInProgress',
    ]);
  });

  it('shows failed health checks while the tasks crash', async () => {
    deploy('2026-11-22T11:30:00Z');
    shop.region.incidents.push({
      id: 'crash',
      kind: 'crash-loop',
      environment: 'shop-production',
      serviceArn: shop.service.arn,
      startedAt: new Date('2026-11-22T11:30:00Z'),
    });
    const states = new Set<string | undefined>();
    for (let second = 0; second < 60; second++) {
      shop.clock.advance(1_000);
      for (const { TargetHealth: health } of await targets()) {
        states.add(`${health?.State} ${health?.Reason}`);
      }
    }
    expect([...states]).toEqual(['unhealthy Target.FailedHealthChecks']);
  });

  it('knows targets that are in use nowhere, and that nobody registered', async () => {
    const { TargetHealthDescriptions: asked } = await client.send(
      new DescribeTargetHealthCommand({
        TargetGroupArn: shop.targetGroup.arn,
        Targets: [{ Id: '10.9.9.9' }],
      }),
    );
    expect(asked).toMatchObject([
      { TargetHealth: { State: 'unused', Reason: 'Target.NotRegistered' } },
    ]);
    shop.region.listeners.delete(shop.listener.id);
    expect((await targets())[0].TargetHealth).toMatchObject({
      State: 'unused',
      Reason: 'Target.NotInUse',
    });
  });

  it('gets no answer from a target where nothing runs', async () => {
    await client.send(
      new RegisterTargetsCommand({
        TargetGroupArn: shop.targetGroup.arn,
        Targets: [{ Id: '10.0.10.9', Port: 8080 }],
      }),
    );
    const reason = async () =>
      (await targets()).find(each => each.Target?.Port === 8080)?.TargetHealth
        ?.Reason;
    expect(await reason()).toBe('Elb.InitialHealthChecking');
    shop.clock.advance(60_000);
    expect(await reason()).toBe('Target.Timeout');
  });

  it('describes listeners, with the default rule as the last', async () => {
    const { Listeners } = await client.send(
      new DescribeListenersCommand({ LoadBalancerArn: shop.loadBalancer.arn }),
    );
    expect(Listeners).toMatchObject([{ Port: 80, Protocol: 'HTTP' }]);
    const RuleArn = `${shop.listener.arn}/r`;
    shop.region.listenerRules.put({
      id: RuleArn,
      arn: RuleArn,
      createdAt: shop.world.now(),
      tags: {},
      shape: { RuleArn, ListenerArn: shop.listener.arn, Priority: '10' },
    });
    const { Rules } = await client.send(
      new DescribeRulesCommand({ ListenerArn: shop.listener.arn }),
    );
    expect(Rules?.map(each => each.Priority)).toEqual(['10', 'default']);
    expect(Rules?.[1].Actions).toMatchObject([
      { TargetGroupArn: shop.targetGroup.arn },
    ]);
  });

  it('has attributes and tags', async () => {
    const { Attributes } = await client.send(
      new DescribeLoadBalancerAttributesCommand({
        LoadBalancerArn: shop.loadBalancer.arn,
      }),
    );
    expect(Attributes).toEqual([
      { Key: 'idle_timeout.timeout_seconds', Value: '60' },
    ]);
    const { TagDescriptions } = await client.send(
      new DescribeTagsCommand({ ResourceArns: [shop.targetGroup.arn] }),
    );
    expect(TagDescriptions).toEqual([
      {
        ResourceArn: shop.targetGroup.arn,
        Tags: [{ Key: 'quarterdeck/environment', Value: 'shop-production' }],
      },
    ]);
  });
});
