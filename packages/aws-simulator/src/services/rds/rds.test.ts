import {
  AddTagsToResourceCommand,
  CreateDBSnapshotCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBSnapshotsCommand,
  DescribeDBSubnetGroupsCommand,
  DescribeEventsCommand,
  ListTagsForResourceCommand,
  ModifyDBInstanceCommand,
  paginateDescribeDBInstances,
  RDSClient,
  RebootDBInstanceCommand,
} from '@aws-sdk/client-rds';
import { addDatabase, shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { Pace } from '../../world/Pace';

const DATABASE = 'shop-production-db';

describe('RDS', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: RDSClient;

  beforeEach(async () => {
    shop = shopWorld({ pace: new Pace(1) });
    aws = await serveWorld(shop.world);
    client = new RDSClient(aws.client);
  });
  afterEach(() => aws.stop());

  const describeDatabase = async () => {
    const { DBInstances } = await client.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: DATABASE }),
    );
    return DBInstances?.[0];
  };

  it('describes an instance by its name or its ARN', async () => {
    const found = await describeDatabase();
    expect(found).toMatchObject({
      DBInstanceArn: shop.database.arn,
      DBInstanceStatus: 'available',
      LatestRestorableTime: new Date('2026-11-22T12:00:00Z'),
      TagList: [{ Key: 'quarterdeck/environment', Value: 'shop-production' }],
    });
    expect(found).not.toHaveProperty('events');
    const byArn = await client.send(
      new DescribeDBInstancesCommand({
        Filters: [{ Name: 'db-instance-id', Values: [shop.database.arn] }],
      }),
    );
    expect(byArn.DBInstances).toEqual([found]);
  });

  it('says in the words of AWS that there is none', async () => {
    await expect(
      client.send(
        new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'x' }),
      ),
    ).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
      Code: 'DBInstanceNotFound',
      message: 'DBInstance x not found.',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('pages with markers, and loses none when one comes in between', async () => {
    for (let number = 10; number < 60; number++) {
      addDatabase(shop.region, `other-${number}`);
    }
    const ids: Array<string | undefined> = [];
    const pages = paginateDescribeDBInstances({ client, pageSize: 20 }, {});
    for await (const page of pages) {
      ids.push(...(page.DBInstances ?? []).map(e => e.DBInstanceIdentifier));
      if (ids.length === 20) addDatabase(shop.region, 'another');
    }
    expect(ids).toHaveLength(51);
    expect(new Set(ids).size).toBe(51);
    await expect(
      client.send(new DescribeDBInstancesCommand({ MaxRecords: 10 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(
      client.send(
        new DescribeDBInstancesCommand({
          Filters: [{ Name: 'color', Values: ['blue'] }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('is rebooting for a while, and tells of it in events', async () => {
    await client.send(
      new RebootDBInstanceCommand({ DBInstanceIdentifier: DATABASE }),
    );
    expect((await describeDatabase())?.DBInstanceStatus).toBe('rebooting');
    await expect(
      client.send(
        new RebootDBInstanceCommand({ DBInstanceIdentifier: DATABASE }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidDBInstanceStateFault' });

    const messages = async () =>
      (
        await client.send(
          new DescribeEventsCommand({
            SourceIdentifier: DATABASE,
            SourceType: 'db-instance',
          }),
        )
      ).Events?.map(each => each.Message);
    expect(await messages()).toEqual(['DB instance shutdown']);
    shop.clock.advance(10_000);
    expect((await describeDatabase())?.DBInstanceStatus).toBe('available');
    expect(await messages()).toEqual([
      'DB instance shutdown',
      'DB instance restarted',
    ]);
  });

  it('changes at once or in the maintenance window', async () => {
    await client.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: DATABASE,
        DBInstanceClass: 'db.t4g.small',
        BackupRetentionPeriod: 14,
      }),
    );
    expect(await describeDatabase()).toMatchObject({
      DBInstanceClass: 'db.t4g.micro',
      BackupRetentionPeriod: 14,
      PendingModifiedValues: { DBInstanceClass: 'db.t4g.small' },
    });
    await client.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: DATABASE,
        AllocatedStorage: 40,
        ApplyImmediately: true,
      }),
    );
    expect(await describeDatabase()).toMatchObject({
      DBInstanceStatus: 'modifying',
      DBInstanceClass: 'db.t4g.small',
      AllocatedStorage: 40,
    });
    shop.clock.advance(30_000);
    await expect(
      client.send(
        new ModifyDBInstanceCommand({
          DBInstanceIdentifier: DATABASE,
          AllocatedStorage: 20,
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
  });

  it('has a backup of each day, and those taken by hand', async () => {
    await client.send(
      new CreateDBSnapshotCommand({
        DBInstanceIdentifier: DATABASE,
        DBSnapshotIdentifier: 'before-the-migration',
      }),
    );
    const snapshots = async () =>
      (
        await client.send(
          new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: DATABASE }),
        )
      ).DBSnapshots?.map(each => each.DBSnapshotIdentifier);
    expect(await snapshots()).toEqual([
      'before-the-migration',
      'rds:shop-production-db-2026-11-20-12-00',
      'rds:shop-production-db-2026-11-21-03-00',
      'rds:shop-production-db-2026-11-22-03-00',
    ]);
    shop.clock.advance(30 * 24 * 3_600_000);
    expect(await snapshots()).toHaveLength(8);
  });

  it('shows what a parameter group changes', async () => {
    shop.region.dbParameterGroups.put({
      id: 'shop',
      arn: shop.region.arn('rds', 'pg:shop'),
      createdAt: shop.world.now(),
      tags: {},
      shape: {
        DBParameterGroupName: 'shop',
        DBParameterGroupFamily: 'postgres16',
        parameters: [
          {
            ParameterName: 'max_connections',
            ParameterValue: '50',
            Source: 'user',
          },
        ],
      },
    });
    const parameters = async (name: string, Source?: string) =>
      (
        await client.send(
          new DescribeDBParametersCommand({
            DBParameterGroupName: name,
            Source,
          }),
        )
      ).Parameters ?? [];
    expect(await parameters('shop', 'user')).toMatchObject([
      { ParameterName: 'max_connections', ParameterValue: '50' },
    ]);
    expect((await parameters('shop')).map(e => e.ParameterName)).toEqual(
      (await parameters('default.postgres16')).map(e => e.ParameterName),
    );
    await expect(parameters('nope')).rejects.toMatchObject({
      name: 'DBParameterGroupNotFoundFault',
    });
    await expect(
      client.send(
        new DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: 'nope' }),
      ),
    ).rejects.toMatchObject({ name: 'DBSubnetGroupNotFoundFault' });
  });

  it('tags', async () => {
    const ResourceName = shop.database.arn;
    await client.send(
      new AddTagsToResourceCommand({
        ResourceName,
        Tags: [{ Key: 'team', Value: 'shop' }],
      }),
    );
    const { TagList } = await client.send(
      new ListTagsForResourceCommand({ ResourceName }),
    );
    expect(TagList).toContainEqual({ Key: 'team', Value: 'shop' });
    await expect(
      client.send(new ListTagsForResourceCommand({ ResourceName: 'x' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });
});
