import {
  CopyDBSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBInstanceReadReplicaCommand,
  CreateDBParameterGroupCommand,
  DeleteDBInstanceCommand,
  DeleteDBParameterGroupCommand,
  DescribeDBEngineVersionsCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  DescribeEventsCommand,
  DescribeOrderableDBInstanceOptionsCommand,
  ModifyDBInstanceCommand,
  ModifyDBParameterGroupCommand,
  PromoteReadReplicaCommand,
  RDSClient,
  RebootDBInstanceCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
  StartDBInstanceAutomatedBackupsReplicationCommand,
} from '@aws-sdk/client-rds';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { Pace } from '../../world/Pace';

const DATABASE = 'shop-production-db';
const HOUR_MS = 3_600_000;

describe('the life of RDS instances', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: RDSClient;

  beforeEach(async () => {
    shop = shopWorld({ pace: new Pace(1) });
    aws = await serveWorld(shop.world);
    client = new RDSClient(aws.client);
  });
  afterEach(() => aws.stop());

  const describeInstance = async (DBInstanceIdentifier = DATABASE) => {
    const { DBInstances } = await client.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier }),
    );
    return DBInstances?.[0];
  };
  const modify = (
    changes: Partial<ModifyDBInstanceCommand['input']>,
    DBInstanceIdentifier = DATABASE,
  ) =>
    client.send(
      new ModifyDBInstanceCommand({ DBInstanceIdentifier, ...changes }),
    );
  const create = (
    DBInstanceIdentifier: string,
    changes: Partial<CreateDBInstanceCommand['input']> = {},
  ) =>
    client.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier,
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'postgres',
        AllocatedStorage: 20,
        ...changes,
      }),
    );

  it('fails over into its standby', async () => {
    const failOver = () =>
      client.send(
        new RebootDBInstanceCommand({
          DBInstanceIdentifier: DATABASE,
          ForceFailover: true,
        }),
      );
    await expect(failOver()).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    await modify({ MultiAZ: true, ApplyImmediately: true });
    shop.clock.advance(20_000);
    expect(await describeInstance()).toMatchObject({
      MultiAZ: true,
      AvailabilityZone: 'us-east-1a',
      SecondaryAvailabilityZone: 'us-east-1b',
    });
    await failOver();
    expect(await describeInstance()).toMatchObject({
      DBInstanceStatus: 'rebooting',
      AvailabilityZone: 'us-east-1b',
      SecondaryAvailabilityZone: 'us-east-1a',
    });
    shop.clock.advance(20_000);
    expect((await describeInstance())?.DBInstanceStatus).toBe('available');
    const { Events } = await client.send(
      new DescribeEventsCommand({
        SourceIdentifier: DATABASE,
        SourceType: 'db-instance',
        EventCategories: ['failover'],
      }),
    );
    expect(Events?.map(each => each.Message).sort()).toEqual([
      'DB instance restarted',
      'Multi-AZ instance failover completed',
      'Multi-AZ instance failover started.',
      'The user requested a failover of the DB instance.',
    ]);
  });

  it('changes what is pending in the maintenance window', async () => {
    shop.database.shape.PreferredMaintenanceWindow = 'mon:04:00-mon:05:00';
    await modify({ DBInstanceClass: 'db.t4g.large' });
    shop.clock.advance(15 * HOUR_MS);
    expect(await describeInstance()).toMatchObject({
      DBInstanceClass: 'db.t4g.micro',
      PendingModifiedValues: { DBInstanceClass: 'db.t4g.large' },
    });
    shop.clock.advance(2 * HOUR_MS);
    expect(await describeInstance()).toMatchObject({
      DBInstanceClass: 'db.t4g.large',
      PendingModifiedValues: {},
    });
  });

  it('asks for a reboot for what is static in a parameter group', async () => {
    const DBParameterGroupName = 'shop';
    await client.send(
      new CreateDBParameterGroupCommand({
        DBParameterGroupName,
        DBParameterGroupFamily: 'postgres16',
        Description: 'Of the shop',
      }),
    );
    await modify({ DBParameterGroupName });
    const status = async () =>
      (await describeInstance())?.DBParameterGroups?.[0];
    expect(await status()).toEqual({
      DBParameterGroupName,
      ParameterApplyStatus: 'pending-reboot',
    });
    const reboot = async () => {
      await client.send(
        new RebootDBInstanceCommand({ DBInstanceIdentifier: DATABASE }),
      );
      shop.clock.advance(10_000);
    };
    await reboot();
    expect((await status())?.ParameterApplyStatus).toBe('in-sync');
    const set = (
      ParameterName: string,
      ApplyMethod: 'immediate' | 'pending-reboot',
    ) =>
      client.send(
        new ModifyDBParameterGroupCommand({
          DBParameterGroupName,
          Parameters: [{ ParameterName, ParameterValue: '200', ApplyMethod }],
        }),
      );
    await set('log_min_duration_statement', 'immediate');
    expect((await status())?.ParameterApplyStatus).toBe('in-sync');
    await expect(set('max_connections', 'immediate')).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
      message: 'cannot use immediate apply method for static parameter',
    });
    await set('max_connections', 'pending-reboot');
    expect((await status())?.ParameterApplyStatus).toBe('pending-reboot');
    await reboot();
    expect((await status())?.ParameterApplyStatus).toBe('in-sync');
    await expect(
      client.send(new DeleteDBParameterGroupCommand({ DBParameterGroupName })),
    ).rejects.toMatchObject({ name: 'InvalidDBParameterGroupStateFault' });
  });

  it('creates, and deletes with a last snapshot', async () => {
    await expect(
      create('other', { StorageType: 'gp3', Iops: 3000 }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
      message:
        "You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
    });
    await create('other', { DeletionProtection: true });
    expect((await describeInstance('other'))?.DBInstanceStatus).toBe(
      'creating',
    );
    await expect(create('other')).rejects.toMatchObject({
      name: 'DBInstanceAlreadyExistsFault',
    });
    shop.clock.advance(30_000);
    expect((await describeInstance('other'))?.DBInstanceStatus).toBe(
      'available',
    );
    const remove = (FinalDBSnapshotIdentifier?: string) =>
      client.send(
        new DeleteDBInstanceCommand({
          DBInstanceIdentifier: 'other',
          FinalDBSnapshotIdentifier,
          DeleteAutomatedBackups: false,
        }),
      );
    await expect(remove('last')).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
      message:
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    });
    await modify({ DeletionProtection: false }, 'other');
    await expect(remove()).rejects.toMatchObject({
      message:
        'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    });
    await remove('last');
    expect((await describeInstance('other'))?.DBInstanceStatus).toBe(
      'deleting',
    );
    shop.clock.advance(30_000);
    await expect(describeInstance('other')).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
    });
    const { DBInstanceAutomatedBackups } = await client.send(
      new DescribeDBInstanceAutomatedBackupsCommand({
        DBInstanceIdentifier: 'other',
      }),
    );
    expect(DBInstanceAutomatedBackups).toMatchObject([{ Status: 'retained' }]);

    await client.send(
      new CopyDBSnapshotCommand({
        SourceDBSnapshotIdentifier: 'last',
        TargetDBSnapshotIdentifier: 'copy',
      }),
    );
    const { DBSnapshots } = await client.send(
      new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: 'other' }),
    );
    expect(DBSnapshots?.map(each => each.DBSnapshotIdentifier)).toEqual([
      'copy',
      'last',
    ]);
    await client.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'restored',
        DBSnapshotIdentifier: 'copy',
      }),
    );
    expect(await describeInstance('restored')).toMatchObject({
      Engine: 'postgres',
      AllocatedStorage: 20,
    });
  });

  it('has read replicas', async () => {
    const replicate = (SourceDBInstanceIdentifier: string) =>
      client.send(
        new CreateDBInstanceReadReplicaCommand({
          DBInstanceIdentifier: 'replica',
          SourceDBInstanceIdentifier,
          DBInstanceClass: 'db.t4g.small',
        }),
      );
    await create('bare', { BackupRetentionPeriod: 0 });
    await expect(replicate('bare')).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });
    await replicate(DATABASE);
    expect(await describeInstance('replica')).toMatchObject({
      ReadReplicaSourceDBInstanceIdentifier: DATABASE,
      DBInstanceClass: 'db.t4g.small',
      EngineVersion: '16.9',
      StatusInfos: [{ Status: 'replicating' }],
    });
    expect(
      (await describeInstance())?.ReadReplicaDBInstanceIdentifiers,
    ).toEqual(['replica']);
    await client.send(
      new PromoteReadReplicaCommand({ DBInstanceIdentifier: 'replica' }),
    );
    expect(
      (await describeInstance())?.ReadReplicaDBInstanceIdentifiers,
    ).toEqual([]);
  });

  it('restores to a point in time, and copies backups elsewhere', async () => {
    const restore = (RestoreTime: Date) =>
      client.send(
        new RestoreDBInstanceToPointInTimeCommand({
          SourceDBInstanceIdentifier: DATABASE,
          TargetDBInstanceIdentifier: 'yesterday',
          RestoreTime,
        }),
      );
    await expect(
      restore(new Date('2026-11-23T12:00:00Z')),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await restore(new Date('2026-11-21T12:00:00Z'));
    expect(await describeInstance('yesterday')).toMatchObject({
      EngineVersion: '16.9',
      StorageEncrypted: true,
    });

    const elsewhere = new RDSClient({ ...aws.client, region: 'eu-west-1' });
    await elsewhere.send(
      new StartDBInstanceAutomatedBackupsReplicationCommand({
        SourceDBInstanceArn: shop.database.arn,
        BackupRetentionPeriod: 14,
      }),
    );
    const there = await elsewhere.send(
      new DescribeDBInstanceAutomatedBackupsCommand({}),
    );
    expect(there.DBInstanceAutomatedBackups).toMatchObject([
      {
        Status: 'replicating',
        Region: 'us-east-1',
        BackupRetentionPeriod: 14,
        DBInstanceIdentifier: DATABASE,
      },
    ]);
    const [copy] = there.DBInstanceAutomatedBackups ?? [];
    expect(
      (await describeInstance())?.DBInstanceAutomatedBackupsReplications,
    ).toEqual([
      { DBInstanceAutomatedBackupsArn: copy.DBInstanceAutomatedBackupsArn },
    ]);
  });

  it('says what there is to choose from', async () => {
    const { DBEngineVersions } = await client.send(
      new DescribeDBEngineVersionsCommand({
        Engine: 'postgres',
        EngineVersion: '16',
        DefaultOnly: true,
      }),
    );
    expect(DBEngineVersions).toMatchObject([{ EngineVersion: '16.9' }]);
    const { OrderableDBInstanceOptions } = await client.send(
      new DescribeOrderableDBInstanceOptionsCommand({
        Engine: 'postgres',
        EngineVersion: '16.9',
        DBInstanceClass: 'db.t4g.micro',
      }),
    );
    expect(OrderableDBInstanceOptions).toHaveLength(3);
  });
});
