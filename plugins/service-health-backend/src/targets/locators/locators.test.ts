import {
  ResourceGroupsTaggingAPIClient,
  TagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { DefaultAwsClients } from '@quarterdeck/plugin-aws-node';
import { startSimulator } from '@quarterdeck/test-support';
import { simulatorControl } from '../../__testUtils__/simulatorControl';
import { createTargetFinder } from '../createTargetFinder';
import { type IndexStandIn, startIndexStandIn } from './testing/indexStandIn';

jest.setTimeout(120_000);

const ECS_TAGS = 'aws.amazon.com/amazon-ecs-service-tags';
const RDS_TAGS = 'aws.amazon.com/amazon-rds-instance-tags';
const ALB_TAGS = 'aws.amazon.com/aws-alb-tags';
const ALARM_TAGS = 'aws.amazon.com/amazon-cloudwatch-alarm-tags';

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', annotations },
  };
}

const service = (name: string) =>
  `arn:aws:ecs:us-east-1:123456789012:service/${name}/${name}-service`;

function finderFor(endpoint: string, locator: object = {}, caching?: object) {
  const config = mockServices.rootConfig({
    data: {
      aws: {
        accounts: ['123456789012', '210987654321'].map(accountId => ({
          accountId,
          accessKeyId: accountId,
          secretAccessKey: 'simulated',
        })),
        locator,
        ...(caching && { ecs: { caching } }),
      },
      quarterdeck: { aws: { endpoint, regions: ['us-east-1', 'eu-west-1'] } },
    },
  });
  return createTargetFinder(config, DefaultAwsClients.fromConfig(config));
}

describe('by the tagging API', () => {
  let aws: Awaited<ReturnType<typeof startSimulator>>;
  let control: ReturnType<typeof simulatorControl>;

  beforeAll(async () => {
    aws = await startSimulator({ environments: 'demo' });
    control = simulatorControl(aws.url);
  });
  beforeEach(() => control.forgetRequests());
  afterEach(() => control.mend());
  afterAll(() => aws?.stop());

  const searches = async () =>
    (await control.requests()).operations['tagging:GetResources'] ?? 0;

  it('finds each kind by all of its tags, in any spacing', async () => {
    const tags = ' quarterdeck/name = shop , quarterdeck/stage=production';
    const [targets] = await finderFor(aws.url).find([
      entityWith({
        [ECS_TAGS]: tags,
        [RDS_TAGS]: tags,
        [ALB_TAGS]: tags,
        [ALARM_TAGS]: tags,
      }),
    ]);
    expect(targets).toMatchObject({
      ecs: [{ arn: service('shop-production'), foundByTags: true }],
      database: [{ identifier: 'shop-production-db' }],
      loadBalancer: [
        { dimension: expect.stringMatching(/^app\/shop-production-alb\//) },
      ],
      invalid: [],
    });
    expect(targets.alarm.length).toBeGreaterThanOrEqual(9);
    expect(targets.alarm.every(({ name }) => name.startsWith('shop-'))).toBe(
      true,
    );
  });

  it('joins what is named with what has the tags', async () => {
    const [{ ecs }] = await finderFor(aws.url).find([
      entityWith({
        'aws.amazon.com/amazon-ecs-service-arn': `${service(
          'search-production',
        )},${service('shop-staging')}`,
        [ECS_TAGS]: 'quarterdeck/name=shop',
      }),
    ]);
    expect(ecs.map(({ arn }) => arn)).toEqual([
      service('search-production'),
      service('shop-staging'),
      service('shop-production'),
    ]);
  });

  it('understands a value with an equals sign', async () => {
    const place = {
      endpoint: aws.url,
      region: 'us-east-1',
      credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
    };
    await new ResourceGroupsTaggingAPIClient(place).send(
      new TagResourcesCommand({
        ResourceARNList: [service('shop-production')],
        Tags: { selector: 'app=shop' },
      }),
    );
    const [{ ecs }] = await finderFor(aws.url).find([
      entityWith({ [ECS_TAGS]: 'selector=app=shop' }),
    ]);
    expect(ecs.map(({ arn }) => arn)).toEqual([service('shop-production')]);
  });

  it('asks once a place for the whole fleet, and not again', async () => {
    const finder = finderFor(aws.url);
    const fleet = ['shop', 'search', 'checkout', 'accounts', 'nothing'].flatMap(
      name => [
        entityWith({ [ECS_TAGS]: `quarterdeck/name=${name}` }),
        entityWith({ [RDS_TAGS]: `quarterdeck/name=${name}` }),
      ],
    );
    const found = await finder.find(fleet);
    expect(
      found.map(({ ecs, database }) => ecs.length + database.length),
    ).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 0, 0]);
    // Two accounts in two regions.
    expect(await searches()).toBe(4);
    await Promise.all([finder.find(fleet), finder.find([...fleet].reverse())]);
    expect(await searches()).toBe(4);
  });

  it('asks where it is told to, and for as long as it is told to', async () => {
    const finder = finderFor(
      aws.url,
      {
        type: 'resourceTaggingApi',
        // In YAML without quotation marks.
        resourceTaggingApi: {
          accounts: [123456789012],
          regions: ['us-east-1'],
        },
      },
      { enable: false },
    );
    const shop = entityWith({ [ECS_TAGS]: 'quarterdeck/name=shop' });
    const [{ ecs }] = await finder.find([shop]);
    expect(ecs).toHaveLength(2);
    expect(await searches()).toBe(1);
    await finder.find([shop]);
    expect(await searches()).toBe(2);
  });

  it('says that nothing has the tags', async () => {
    const [{ ecs, invalid }] = await finderFor(aws.url).find([
      entityWith({ [ECS_TAGS]: 'quarterdeck/name=nothing' }),
    ]);
    expect(ecs).toEqual([]);
    expect(invalid).toMatchObject([
      {
        kind: 'ecs',
        text: 'quarterdeck/name=nothing',
        problem: { kind: 'not-found' },
      },
    ]);
  });

  it('says what it may not search, and finds the rest', async () => {
    await control.break({
      kind: 'access-denied',
      service: 'tagging',
      account: '210987654321',
    });
    const [{ ecs, invalid }] = await finderFor(aws.url).find([
      entityWith({ [ECS_TAGS]: 'quarterdeck/name=shop' }),
    ]);
    expect(ecs).toHaveLength(2);
    expect(invalid).toMatchObject([
      { problem: { kind: 'access-denied', action: 'tag:GetResources' } },
    ]);
  });

  it('goes on with what it found when it cannot search any more', async () => {
    const finder = finderFor(aws.url, {}, { enable: false });
    const shop = entityWith({ [ECS_TAGS]: 'quarterdeck/name=shop' });
    await finder.find([shop]);
    await control.break({ kind: 'throttle', service: 'tagging' });
    const [{ ecs, invalid }] = await finder.find([shop]);
    expect(ecs).toHaveLength(2);
    expect(invalid).toEqual([]);
  });
});

describe('by an index of all accounts', () => {
  let index: IndexStandIn;

  beforeEach(async () => {
    index = await startIndexStandIn([
      { arn: service('shop-production'), tags: { app: 'shop', stage: 'a b' } },
      { arn: service('shop-staging'), tags: { app: 'shop', stage: 'staging' } },
      {
        arn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/shop/1',
        tags: { app: 'shop' },
      },
    ]);
  });
  afterEach(() => index.stop());

  const entity = entityWith({
    [ECS_TAGS]: 'app=shop,stage=a b',
    [ALB_TAGS]: 'app=shop',
  });

  it('searches in Resource Explorer', async () => {
    const viewArn =
      'arn:aws:resource-explorer-2:eu-central-1:210987654321:view/all/1';
    const finder = finderFor(index.url, {
      type: 'resourceExplorer',
      // As the documentation of the existing plugins has it.
      resourceExplorer: {
        account: '210987654321',
        region: 'eu-central-1',
        viewArn,
      },
    });
    const [{ ecs, loadBalancer }] = await finder.find([entity]);
    expect(ecs.map(({ arn }) => arn)).toEqual([service('shop-production')]);
    expect(loadBalancer).toEqual([]);
    expect(index.requests).toEqual(
      expect.arrayContaining([
        {
          credential: expect.stringMatching(
            /^210987654321\/.*\/eu-central-1\//,
          ),
          body: expect.objectContaining({
            QueryString:
              'resourcetype:ecs:service tag:app=shop tag:"stage=a b"',
            ViewArn: viewArn,
          }),
        },
      ]),
    );
  });

  it('selects in AWS Config, through its aggregator', async () => {
    const finder = finderFor(index.url, {
      type: 'awsConfig',
      awsConfig: {
        accountId: 210987654321,
        region: 'eu-central-1',
        aggregatorName: 'everything',
      },
    });
    const [{ ecs, invalid }] = await finder.find([
      entityWith({ [ECS_TAGS]: 'app=shop,stage=a b' }),
    ]);
    expect(ecs.map(({ arn }) => arn)).toEqual([service('shop-production')]);
    expect(invalid).toEqual([]);
    // Three pages of one select.
    expect(index.requests).toHaveLength(3);
    expect(index.requests).toContainEqual({
      credential: expect.stringMatching(/^210987654321\/.*\/eu-central-1\//),
      body: expect.objectContaining({
        ConfigurationAggregatorName: 'everything',
        Expression:
          "SELECT arn, tags WHERE resourceType IN ('AWS::ECS::Service') AND tags.tag IN ('app=shop') AND tags.tag IN ('stage=a b')",
      }),
    });
  });

  it('does not let a value end the expression', async () => {
    const finder = finderFor(index.url, { type: 'awsConfig' });
    const [{ invalid }] = await finder.find([
      entityWith({ [ECS_TAGS]: "app=x' OR resourceId = '1" }),
    ]);
    expect(invalid).toMatchObject([{ problem: { kind: 'configuration' } }]);
    expect(index.requests).toEqual([]);
  });
});

it('refuses a locator that there is not', () => {
  expect(() => finderFor('http://127.0.0.1:1', { type: 'dowsing' })).toThrow(
    'aws.locator.type is dowsing, and must be one of resourceTaggingApi, resourceExplorer, awsConfig',
  );
});
