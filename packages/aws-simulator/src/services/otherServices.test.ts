import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { shopWorld } from '../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../testing/simulatedAws';

describe('the smaller services', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
  });
  afterEach(() => aws.stop());

  const existing = <Shape extends object>(
    id: string,
    arn: string,
    shape: Shape,
  ) => ({ id, arn, createdAt: shop.world.now(), tags: {}, shape });

  it('describes how a service scales', async () => {
    const common = {
      ServiceNamespace: 'ecs' as const,
      ResourceId: 'service/shop-production/shop',
      ScalableDimension: 'ecs:service:DesiredCount' as const,
      CreationTime: shop.world.now(),
    };
    const arn = shop.region.arn('autoscaling', 'scalingPolicy:1');
    shop.region.scalableTargets.put(
      existing('target', shop.region.arn('application-autoscaling', '1'), {
        ...common,
        configuredAt: shop.world.now(),
        MinCapacity: 2,
        MaxCapacity: 6,
        RoleARN: 'arn:aws:iam::123456789012:role/scaling',
      }),
    );
    shop.region.scalingPolicies.put(
      existing(arn, arn, {
        ...common,
        PolicyARN: arn,
        PolicyName: 'cpu',
        PolicyType: 'TargetTrackingScaling' as const,
      }),
    );
    const client = new ApplicationAutoScalingClient(aws.client);
    const input = { ServiceNamespace: 'ecs' as const };
    const targets = await client.send(
      new DescribeScalableTargetsCommand(input),
    );
    expect(targets.ScalableTargets).toMatchObject([
      { MinCapacity: 2, MaxCapacity: 6 },
    ]);
    const policies = await client.send(
      new DescribeScalingPoliciesCommand({
        ...input,
        ResourceId: 'service/shop-production/other',
      }),
    );
    expect(policies.ScalingPolicies).toEqual([]);
    const activities = await client.send(
      new DescribeScalingActivitiesCommand(input),
    );
    expect(activities.ScalingActivities).toEqual([]);
  });

  it('shows roles with their policies', async () => {
    const role = (name: string, path: string) =>
      shop.region.roles.put(
        existing(name, `arn:aws:iam::123456789012:role${path}${name}`, {
          RoleName: name,
          RoleId: 'AROA1',
          Path: path,
          Arn: `arn:aws:iam::123456789012:role${path}${name}`,
          CreateDate: shop.world.now(),
          AssumeRolePolicyDocument: '{"Version":"2012-10-17"}',
          inlinePolicies: { logs: '{"Statement":[]}' },
          managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        }),
      );
    role('task', '/');
    role('deploy', '/ci/');
    const client = new IAMClient(aws.client);
    const { Role } = await client.send(
      new GetRoleCommand({ RoleName: 'task' }),
    );
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(
      '{"Version":"2012-10-17"}',
    );
    const { Roles, IsTruncated } = await client.send(
      new ListRolesCommand({ PathPrefix: '/ci/' }),
    );
    expect(Roles?.map(each => each.RoleName)).toEqual(['deploy']);
    expect(IsTruncated).toBe(false);
    const { PolicyDocument } = await client.send(
      new GetRolePolicyCommand({ RoleName: 'task', PolicyName: 'logs' }),
    );
    expect(decodeURIComponent(PolicyDocument ?? '')).toBe('{"Statement":[]}');
    const { AttachedPolicies } = await client.send(
      new ListAttachedRolePoliciesCommand({ RoleName: 'task' }),
    );
    expect(AttachedPolicies).toEqual([
      {
        PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        PolicyName: 'ReadOnlyAccess',
      },
    ]);
    await expect(
      client.send(new GetRoleCommand({ RoleName: 'gone' })),
    ).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name gone cannot be found.',
    });
  });

  it('gives secrets by name and by ARN', async () => {
    const arn = shop.region.arn('secretsmanager', 'secret:shop-db-a1b2c3');
    shop.region.secrets.put(
      existing(arn, arn, {
        name: 'shop-db',
        secretString: '{"username":"shop"}',
        updatedAt: shop.world.now(),
        versionId: '11111111-2222-4333-8444-555555555555',
      }),
    );
    const client = new SecretsManagerClient(aws.client);
    for (const SecretId of ['shop-db', arn, arn.slice(0, -7)]) {
      const value = await client.send(new GetSecretValueCommand({ SecretId }));
      expect(value).toMatchObject({
        ARN: arn,
        SecretString: '{"username":"shop"}',
      });
    }
    const secret = await client.send(
      new DescribeSecretCommand({ SecretId: 'shop-db' }),
    );
    expect(secret).not.toHaveProperty('SecretString');
    await expect(
      client.send(new DescribeSecretCommand({ SecretId: 'gone' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('knows who listens to a topic', async () => {
    const arn = shop.region.arn('sns', 'alarms');
    shop.region.topics.put(existing(arn, arn, { name: 'alarms' }));
    shop.region.subscriptions.put(
      existing(`${arn}:1`, `${arn}:1`, {
        topicArn: arn,
        protocol: 'email',
        endpoint: 'on-call@example.com',
      }),
    );
    const client = new SNSClient(aws.client);
    const { Attributes } = await client.send(
      new GetTopicAttributesCommand({ TopicArn: arn }),
    );
    expect(Attributes).toMatchObject({ SubscriptionsConfirmed: '1' });
    const { Subscriptions } = await client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: arn }),
    );
    expect(Subscriptions).toMatchObject([{ Endpoint: 'on-call@example.com' }]);
    await expect(
      client.send(new GetTopicAttributesCommand({ TopicArn: `${arn}x` })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('knows the image repositories', async () => {
    const arn = shop.region.arn('ecr', 'repository/shop');
    shop.region.repositories.put(
      existing('shop', arn, { repositoryName: 'shop', repositoryArn: arn }),
    );
    const client = new ECRClient(aws.client);
    const { repositories } = await client.send(
      new DescribeRepositoriesCommand({}),
    );
    expect(repositories).toMatchObject([{ repositoryArn: arn }]);
    await expect(
      client.send(new DescribeRepositoriesCommand({ repositoryNames: ['x'] })),
    ).rejects.toMatchObject({ name: 'RepositoryNotFoundException' });
  });
});
