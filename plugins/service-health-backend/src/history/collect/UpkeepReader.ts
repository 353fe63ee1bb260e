import {
  type DBInstance,
  type DBInstanceAutomatedBackup,
  type DBSnapshot,
  paginateDescribeDBInstanceAutomatedBackups,
  paginateDescribeDBInstances,
  paginateDescribeDBParameters,
  paginateDescribeDBSnapshots,
  paginateDescribePendingMaintenanceActions,
  type PendingMaintenanceAction,
  type RDSClient,
  type ResourcePendingMaintenanceActions,
} from '@aws-sdk/client-rds';
import { chunked, mapLimited } from '../../batches';
import { maxConnections } from '../../metrics/maxConnections';
import type { DatabaseTarget } from '../../targets/targets';
import type { DatabaseUpkeep } from '../DatabaseStore';

/** The greatest page of RDS; a filter takes as many values. */
const PER_CALL = 100;

/** Groups of AWS's own, which set nothing. */
const DEFAULT_GROUP = /^default\./;

/**
 * What changes rarely of databases of one account and region: pending
 * maintenance, the last snapshot, the window of restoration, and the most
 * connections. Four calls for a hundred of them, and one for each parameter
 * group.
 */
export class UpkeepReader {
  constructor(
    private readonly client: RDSClient,
    private readonly signal: AbortSignal,
  ) {}

  /** By the ARN of the database. Throws what the AWS SDK throws. */
  async read(targets: DatabaseTarget[]): Promise<Map<string, DatabaseUpkeep>> {
    const pieces = await mapLimited(chunked(targets, PER_CALL), 1, piece =>
      this.readPiece(piece),
    );
    return new Map(pieces.flatMap(piece => [...piece]));
  }

  private async readPiece(
    targets: DatabaseTarget[],
  ): Promise<Map<string, DatabaseUpkeep>> {
    const [instances, snapshots, backups, maintenance] = await Promise.all([
      this.instances(targets),
      this.snapshots(targets),
      this.backups(targets),
      this.maintenance(targets),
    ]);
    const parameters = await this.maxConnectionsParameters(instances);
    return new Map(
      targets.map(({ arn, identifier }) => {
        const isOwn = (each: { DBInstanceIdentifier?: string }) =>
          each.DBInstanceIdentifier?.toLowerCase() === identifier.toLowerCase();
        const instance = instances.find(isOwn);
        const group = groupOf(instance);
        return [
          arn,
          {
            pendingMaintenance: maintenance
              .filter(each => each.ResourceIdentifier === arn)
              .flatMap(each => each.PendingMaintenanceActionDetails ?? [])
              .map(toMaintenance),
            lastSnapshot: newestOf(snapshots.filter(isOwn)),
            restorable: windowOf(backups.find(isOwn)),
            maxConnections: maxConnections({
              engine: instance?.Engine,
              instanceClass: instance?.DBInstanceClass,
              parameter: group && parameters.get(group),
            }),
          },
        ];
      }),
    );
  }

  private async instances(targets: DatabaseTarget[]): Promise<DBInstance[]> {
    const found: DBInstance[] = [];
    const pages = paginateDescribeDBInstances(
      { client: this.client, pageSize: PER_CALL },
      { Filters: [idFilter(targets)] },
      { abortSignal: this.signal },
    );
    for await (const page of pages) found.push(...(page.DBInstances ?? []));
    return found;
  }

  private async snapshots(targets: DatabaseTarget[]): Promise<DBSnapshot[]> {
    const found: DBSnapshot[] = [];
    const pages = paginateDescribeDBSnapshots(
      { client: this.client, pageSize: PER_CALL },
      { Filters: [idFilter(targets)] },
      { abortSignal: this.signal },
    );
    for await (const page of pages) found.push(...(page.DBSnapshots ?? []));
    return found;
  }

  private async backups(
    targets: DatabaseTarget[],
  ): Promise<DBInstanceAutomatedBackup[]> {
    const found: DBInstanceAutomatedBackup[] = [];
    const pages = paginateDescribeDBInstanceAutomatedBackups(
      { client: this.client, pageSize: PER_CALL },
      {
        Filters: [idFilter(targets), { Name: 'status', Values: ['active'] }],
      },
      { abortSignal: this.signal },
    );
    for await (const page of pages) {
      found.push(...(page.DBInstanceAutomatedBackups ?? []));
    }
    return found;
  }

  private async maintenance(
    targets: DatabaseTarget[],
  ): Promise<ResourcePendingMaintenanceActions[]> {
    const found: ResourcePendingMaintenanceActions[] = [];
    const pages = paginateDescribePendingMaintenanceActions(
      { client: this.client, pageSize: PER_CALL },
      { Filters: [idFilter(targets)] },
      { abortSignal: this.signal },
    );
    for await (const page of pages) {
      found.push(...(page.PendingMaintenanceActions ?? []));
    }
    return found;
  }

  /** What parameter groups set, by their name. */
  private async maxConnectionsParameters(
    instances: DBInstance[],
  ): Promise<Map<string, string>> {
    const groups = [...new Set(instances.flatMap(each => groupOf(each) ?? []))];
    const values = await mapLimited(groups, 2, group =>
      this.maxConnectionsParameter(group),
    );
    return new Map(
      groups.flatMap((group, index) => {
        const value = values[index];
        return value === undefined ? [] : [[group, value] as const];
      }),
    );
  }

  private async maxConnectionsParameter(
    group: string,
  ): Promise<string | undefined> {
    const pages = paginateDescribeDBParameters(
      { client: this.client, pageSize: PER_CALL },
      { DBParameterGroupName: group, Source: 'user' },
      { abortSignal: this.signal },
    );
    for await (const { Parameters = [] } of pages) {
      const found = Parameters.find(
        ({ ParameterName }) => ParameterName === 'max_connections',
      );
      if (found) return found.ParameterValue;
    }
    return undefined;
  }
}

function idFilter(targets: DatabaseTarget[]) {
  return {
    Name: 'db-instance-id',
    Values: targets.map(({ identifier }) => identifier),
  };
}

/** The parameter group of an instance, where it is not one of AWS's own. */
function groupOf(instance: DBInstance | undefined): string | undefined {
  const name = instance?.DBParameterGroups?.[0]?.DBParameterGroupName;
  return name && !DEFAULT_GROUP.test(name) ? name : undefined;
}

function newestOf(snapshots: DBSnapshot[]): DatabaseUpkeep['lastSnapshot'] {
  const [newest] = snapshots
    .filter(({ Status }) => Status === undefined || Status === 'available')
    .sort(
      (left, right) =>
        (right.SnapshotCreateTime?.getTime() ?? 0) -
        (left.SnapshotCreateTime?.getTime() ?? 0),
    );
  return (
    newest && {
      id: newest.DBSnapshotIdentifier ?? '',
      type: newest.SnapshotType ?? '',
      createdAt: newest.SnapshotCreateTime?.toISOString(),
    }
  );
}

function windowOf(
  backup: DBInstanceAutomatedBackup | undefined,
): DatabaseUpkeep['restorable'] {
  const window = backup?.RestoreWindow;
  return (
    window && {
      from: window.EarliestTime?.toISOString(),
      to: window.LatestTime?.toISOString(),
    }
  );
}

/** The earliest of the dates at which AWS applies it by itself. */
function toMaintenance(
  action: PendingMaintenanceAction,
): DatabaseUpkeep['pendingMaintenance'][number] {
  const dates = [
    action.CurrentApplyDate,
    action.AutoAppliedAfterDate,
    action.ForcedApplyDate,
  ].flatMap(date => date?.toISOString() ?? []);
  return {
    action: action.Action ?? '',
    description: action.Description,
    appliedAt: dates.sort()[0],
  };
}
