import {
  CreateDBSnapshotCommand,
  type DBInstance,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBInstanceCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { BoundedWait } from '../BoundedWait';
import type { Loosening, LooseningContext } from './Loosening';

/** In these a database takes changes. */
const CHANGEABLE = new Set(['available', 'stopped', 'storage-full']);

/**
 * Switches the protection of a database off, and takes a last snapshot where
 * CloudFormation will not.
 */
export const database: Loosening = async (resource, context) => {
  const client = await context.get(RDSClient);
  const { work } = context;
  const instance = await settled(client, resource.physicalId, context);
  if (!instance || instance.DBInstanceStatus === 'deleting') return;
  if (instance.DeletionProtection) {
    await work.patience.change(
      'rds:ModifyDBInstance',
      resource.physicalId,
      () =>
        client.send(
          new ModifyDBInstanceCommand({
            DBInstanceIdentifier: resource.physicalId,
            DeletionProtection: false,
            ApplyImmediately: true,
          }),
        ),
    );
  }
  const isCopy = instance.ReadReplicaSourceDBInstanceIdentifier !== undefined;
  const isKeptAnyway = resource.deletionPolicy === 'Snapshot';
  if (context.finalSnapshot && !isCopy && !isKeptAnyway) {
    await takeSnapshot(client, resource.physicalId, context);
  }
};

/** The database, once it takes changes or goes; undefined when it is gone. */
async function settled(
  client: RDSClient,
  id: string,
  context: LooseningContext,
): Promise<DBInstance | undefined> {
  const settling = new BoundedWait(context.work);
  try {
    for (;;) {
      const instance = await find(client, id, context);
      const status = instance?.DBInstanceStatus ?? '';
      if (!instance || status === 'deleting' || CHANGEABLE.has(status)) {
        return instance;
      }
      await settling.again({
        message: `The database ${id} is ${status}`,
        remedy: 'It goes on by itself when that is over',
      });
    }
  } finally {
    await settling.over();
  }
}

async function find(
  client: RDSClient,
  DBInstanceIdentifier: string,
  { work }: LooseningContext,
): Promise<DBInstance | undefined> {
  try {
    const { DBInstances = [] } = await work.patience.read(() =>
      client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier })),
    );
    return DBInstances[0];
  } catch (error) {
    if (error instanceof Error && /NotFound/.test(error.name)) return undefined;
    throw error;
  }
}

/** Named after the deployment, so that whoever goes on takes no second one. */
async function takeSnapshot(
  client: RDSClient,
  DBInstanceIdentifier: string,
  { work }: LooseningContext,
): Promise<void> {
  const DBSnapshotIdentifier = finalSnapshotName(
    DBInstanceIdentifier,
    work.row.deployment_id,
  );
  await work.patience.change('rds:CreateDBSnapshot', DBSnapshotIdentifier, () =>
    client
      .send(
        new CreateDBSnapshotCommand({
          DBInstanceIdentifier,
          DBSnapshotIdentifier,
        }),
      )
      .catch(error => {
        if (!/AlreadyExists/.test(error.name)) throw error;
      }),
  );
  const copying = new BoundedWait(work);
  try {
    for (;;) {
      const { DBSnapshots = [] } = await work.patience.read(() =>
        client.send(new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier })),
      );
      const status = DBSnapshots[0]?.Status;
      if (status === 'available') return;
      if (status === 'failed') {
        throw work.failure(`The final snapshot ${DBSnapshotIdentifier} failed`);
      }
      await copying.again({
        message: `The final snapshot ${DBSnapshotIdentifier} is ${status}`,
        remedy: 'It goes on by itself when that is done',
      });
    }
  } finally {
    await copying.over();
  }
}

function finalSnapshotName(instance: string, deployment: string) {
  return `${instance}-final-${deployment.slice(0, 8)}`;
}
