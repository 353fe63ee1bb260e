import {
  type DBInstance,
  paginateDescribeDBInstances,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Database } from '@quarterdeck/plugin-service-health-common';
import { chunked } from '../batches';
import type { DatabaseTarget } from '../targets/targets';
import { notFound, type Outcome, readPieces, type Source } from './source';

/** The greatest page of DescribeDBInstances. */
const INSTANCES_PER_CALL = 100;

/** RDS instances by `DescribeDBInstances`, a hundred at a time. */
export class DatabaseSource implements Source<DatabaseTarget, Database> {
  readonly name = 'database';

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    targets: DatabaseTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<Database>>> {
    const client = await this.clients.get(RDSClient, scope);
    return readPieces(chunked(targets, INSTANCES_PER_CALL), async piece => {
      const instances = await this.describe(client, piece, signal);
      return new Map(
        piece.map(target => {
          const instance = instances.get(target.identifier.toLowerCase());
          const outcome: Outcome<Database> = instance
            ? { value: toDatabase(target, instance) }
            : notFound('database', target.identifier);
          return [target.arn, outcome];
        }),
      );
    });
  }

  private async describe(
    client: RDSClient,
    targets: DatabaseTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, DBInstance>> {
    const instances = new Map<string, DBInstance>();
    const pages = paginateDescribeDBInstances(
      { client, pageSize: INSTANCES_PER_CALL },
      {
        Filters: [
          {
            Name: 'db-instance-id',
            Values: targets.map(({ identifier }) => identifier),
          },
        ],
      },
      { abortSignal: signal },
    );
    for await (const { DBInstances = [] } of pages) {
      for (const instance of DBInstances) {
        const id = instance.DBInstanceIdentifier;
        if (id) instances.set(id.toLowerCase(), instance);
      }
    }
    return instances;
  }
}

function toDatabase(target: DatabaseTarget, instance: DBInstance): Database {
  const { Endpoint: endpoint } = instance;
  return {
    arn: target.arn,
    identifier: target.identifier,
    accountId: target.accountId,
    region: target.region,
    state: instance.DBInstanceStatus ?? 'unknown',
    engine: instance.Engine,
    engineVersion: instance.EngineVersion,
    instanceClass: instance.DBInstanceClass,
    multiAz: instance.MultiAZ,
    zone: instance.AvailabilityZone,
    storageGiB: instance.AllocatedStorage,
    maxStorageGiB: instance.MaxAllocatedStorage,
    storageType: instance.StorageType,
    encrypted: instance.StorageEncrypted,
    backupRetentionDays: instance.BackupRetentionPeriod,
    latestRestorableAt: instance.LatestRestorableTime?.toISOString(),
    deletionProtection: instance.DeletionProtection,
    endpoint: endpoint?.Address
      ? [endpoint.Address, endpoint.Port].filter(Boolean).join(':')
      : undefined,
    createdAt: instance.InstanceCreateTime?.toISOString(),
  };
}
