import {
  GetResourcesCommand,
  type GetResourcesInput,
  GetTagKeysCommand,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
  TagResourcesCommand,
  UntagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { shopWorld } from '../../testing/shopWorld';
import { createPool } from '../cognito/pools';
import { createRepository } from '../ecr/repositories';
import { createTopic } from '../sns/topics';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';

describe('the tagging API', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: ResourceGroupsTaggingAPIClient;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    client = new ResourceGroupsTaggingAPIClient(aws.client);
  });
  afterEach(() => aws.stop());

  const arns = async (input: GetResourcesInput) =>
    (
      await client.send(new GetResourcesCommand(input))
    ).ResourceTagMappingList?.map(each => each.ResourceARN);

  it('finds what belongs to an environment, over all services', async () => {
    shop.database.tags['quarterdeck/environment'] = 'other';
    const found = await arns({
      TagFilters: [
        { Key: 'quarterdeck/environment', Values: ['shop-production'] },
      ],
    });
    expect(found).toHaveLength(7);
    expect(found).toContain(shop.service.arn);
    expect(found).not.toContain(shop.database.arn);
  });

  it('finds resources of a type', async () => {
    expect(await arns({ ResourceTypeFilters: ['rds:db'] })).toEqual([
      shop.database.arn,
    ]);
    expect(await arns({ ResourceTypeFilters: ['ecs', 'ec2:vpc'] })).toEqual([
      'arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0aa',
      shop.service.arn,
    ]);
    expect(
      await arns({
        ResourceTypeFilters: ['elasticloadbalancing:loadbalancer'],
      }),
    ).toEqual([shop.loadBalancer.arn]);
  });

  it('forgets what was deleted', async () => {
    shop.service.shape.deletedAt = shop.world.now();
    expect(await arns({ ResourceTypeFilters: ['ecs:service'] })).toEqual([]);
  });

  it('pages', async () => {
    const found: unknown[] = [];
    for await (const page of paginateGetResources(
      { client, pageSize: 3 },
      {},
    )) {
      found.push(...(page.ResourceTagMappingList ?? []));
    }
    expect(found).toHaveLength(8);
    await expect(arns({ PaginationToken: 'made up' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('tags and untags several resources, and says which it cannot', async () => {
    const unknown = shop.region.arn('rds', 'db:none');
    const { FailedResourcesMap } = await client.send(
      new TagResourcesCommand({
        ResourceARNList: [shop.database.arn, shop.service.arn, unknown],
        Tags: { team: 'storefront' },
      }),
    );
    expect(FailedResourcesMap).toEqual({
      [unknown]: expect.objectContaining({
        ErrorCode: 'InvalidParameterException',
      }),
    });
    const filter = { TagFilters: [{ Key: 'team', Values: ['storefront'] }] };
    expect(await arns(filter)).toEqual([shop.service.arn, shop.database.arn]);
    await client.send(
      new UntagResourcesCommand({
        ResourceARNList: [shop.service.arn],
        TagKeys: ['team'],
      }),
    );
    expect(await arns(filter)).toEqual([shop.database.arn]);
    await expect(
      client.send(
        new TagResourcesCommand({
          ResourceARNList: [shop.service.arn],
          Tags: { 'aws:team': 'storefront' },
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('knows the types of all services, and resources by ARN', async () => {
    const tags = { team: 'storefront' };
    const place = { world: shop.world, region: shop.region };
    const topic = createTopic(place, { name: 'alarms' }, { tags });
    const repository = createRepository(
      place,
      { repositoryName: 'shop/app' },
      { tags },
    );
    const pool = createPool(place, { PoolName: 'shop' }, { tags });
    for (const [type, { arn }] of [
      ['sns:topic', topic],
      ['ecr:repository', repository],
      ['cognito-idp:userpool', pool],
    ] as const) {
      expect(await arns({ ResourceTypeFilters: [type] })).toEqual([arn]);
      expect(await arns({ ResourceARNList: [arn] })).toEqual([arn]);
    }
  });

  it('lists the keys in use', async () => {
    const { TagKeys } = await client.send(new GetTagKeysCommand({}));
    expect(TagKeys).toEqual(['quarterdeck/environment']);
  });
});
