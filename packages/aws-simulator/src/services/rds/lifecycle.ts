import type * as rds from '@aws-sdk/client-rds';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { startActivity } from './activity';
import { defined } from './defined';
import { assertUnprotected, removeInstance } from './deletion';
import { requireInstance } from './instances';
import {
  describeInstance,
  latestRestorableTime,
  statusAt,
} from './instanceState';
import { type InstanceSpecification, newInstance } from './newInstance';
import {
  partsForCopy,
  partsForReplica,
  requireReplicable,
} from './readReplicas';
import {
  instanceExists,
  invalidCombination,
  invalidInstanceState,
  invalidParameterValue,
} from './refusals';
import { requireSnapshot } from './snapshots';
import { takeSnapshot } from './takeSnapshot';

const CREATION_SECONDS = 20;
const DELETION_SECONDS = 10;

/** How instances come to be, out of nothing or of another one, and end. */
export function lifecycleHandlers(world: World): Handlers<typeof rds> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  /** @throws DBInstanceAlreadyExistsFault */
  const create = (
    region: Region,
    identifier: string | undefined,
    specification: InstanceSpecification,
    { Tags }: { Tags?: rds.Tag[] },
    category: 'creation' | 'read replica' | 'restoration' = 'creation',
    ended: string[] = [],
  ) => {
    const id = (identifier ?? '').toLowerCase();
    if (region.dbInstances.has(id)) throw instanceExists();
    const instance = region.dbInstances.put({
      ...newInstance(world, region, id, specification),
      createdAt: world.now(),
      tags: tagsOf(Tags),
    });
    startActivity(world, instance, {
      status: 'creating',
      seconds: CREATION_SECONDS,
      category,
      begins: [],
      ended,
    });
    world.changed();
    return { DBInstance: describeInstance(world, region, instance) };
  };

  return {
    CreateDBInstance(input, context) {
      const region = regionOf(context);
      return create(region, input.DBInstanceIdentifier, input, input);
    },

    CreateDBInstanceReadReplica(input, context) {
      const region = regionOf(context);
      const source = requireReplicable(
        region,
        input.SourceDBInstanceIdentifier ?? '',
      );
      return create(
        region,
        input.DBInstanceIdentifier,
        { ...partsForReplica(source.shape), ...defined(input) },
        input,
        'read replica',
        ['Replication for the Read Replica resumed'],
      );
    },

    PromoteReadReplica({ DBInstanceIdentifier, ...input }, context) {
      const region = regionOf(context);
      const replica = requireInstance(region, DBInstanceIdentifier);
      if (!replica.shape.ReadReplicaSourceDBInstanceIdentifier) {
        throw invalidInstanceState('DB Instance is not a read replica.');
      }
      replica.shape.ReadReplicaSourceDBInstanceIdentifier = undefined;
      replica.shape.BackupRetentionPeriod = input.BackupRetentionPeriod ?? 1;
      startActivity(world, replica, {
        status: 'modifying',
        seconds: 10,
        category: 'read replica',
        begins: [],
        ended: ['Promoted Read Replica to a stand-alone database instance.'],
      });
      world.changed();
      return { DBInstance: describeInstance(world, region, replica) };
    },

    RestoreDBInstanceToPointInTime(input, context) {
      const region = regionOf(context);
      const source = requireInstance(region, input.SourceDBInstanceIdentifier);
      const latest = latestRestorableTime(source.shape, world.now());
      if (!latest) {
        throw invalidInstanceState(
          'Automated backups are not enabled for this database instance.',
        );
      }
      const { RestoreTime, UseLatestRestorableTime } = input;
      if (!RestoreTime === !UseLatestRestorableTime) {
        throw invalidCombination(
          'Specify exactly one of RestoreTime and UseLatestRestorableTime.',
        );
      }
      const created = source.shape.InstanceCreateTime;
      if (
        RestoreTime &&
        (RestoreTime > latest || (created && RestoreTime < created))
      ) {
        throw invalidParameterValue(
          `The specified instance cannot be restored to a time later than ${latest.toISOString()} or before its first backup.`,
        );
      }
      return create(
        region,
        input.TargetDBInstanceIdentifier,
        { ...partsForCopy(source.shape), ...defined(input) },
        input,
        'restoration',
        [
          `Restored from DB instance ${source.id} to ${input.TargetDBInstanceIdentifier}`,
        ],
      );
    },

    RestoreDBInstanceFromDBSnapshot(input, context) {
      const region = regionOf(context);
      const snapshot = requireSnapshot(
        world,
        region,
        input.DBSnapshotIdentifier,
      );
      const { shape } = snapshot;
      return create(
        region,
        input.DBInstanceIdentifier,
        {
          AllocatedStorage: shape.AllocatedStorage,
          Engine: shape.Engine,
          EngineVersion: shape.EngineVersion,
          KmsKeyId: shape.KmsKeyId,
          MasterUsername: shape.MasterUsername,
          Port: shape.Port,
          StorageEncrypted: shape.Encrypted,
          StorageType: shape.StorageType,
          ...defined(input),
        },
        input,
        'restoration',
        [`Restored from snapshot ${snapshot.id}`],
      );
    },

    DeleteDBInstance(input, context) {
      const region = regionOf(context);
      const instance = requireInstance(region, input.DBInstanceIdentifier);
      assertUnprotected(instance.shape);
      if (statusAt(instance.shape, world.now()) === 'deleting') {
        throw invalidInstanceState(
          `Instance ${instance.id} is already being deleted.`,
        );
      }
      const final = input.FinalDBSnapshotIdentifier;
      if (!input.SkipFinalSnapshot && !final) {
        throw invalidCombination(
          'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
        );
      }
      if (input.SkipFinalSnapshot && final) {
        throw invalidCombination(
          'FinalDBSnapshotIdentifier can not be specified when deleting with SkipFinalSnapshot.',
        );
      }
      if (final) {
        takeSnapshot(world, region, instance, final.toLowerCase(), 'manual');
      }
      const goneAt = startActivity(world, instance, {
        status: 'deleting',
        seconds: DELETION_SECONDS,
        category: 'deletion',
        begins: [],
        ended: ['DB instance deleted'],
      });
      instance.shape.goneAt = goneAt;
      instance.shape.keepsBackups = input.DeleteAutomatedBackups === false;
      const description = describeInstance(world, region, instance);
      if (goneAt <= world.now()) {
        removeInstance(world, region, instance);
      }
      world.changed();
      return {
        DBInstance: { ...description, DBInstanceStatus: 'deleting' },
      };
    },
  };
}
