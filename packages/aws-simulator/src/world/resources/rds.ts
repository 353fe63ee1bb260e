import type {
  DBInstance,
  DBParameterGroup,
  DBSnapshot,
  DBSubnetGroup,
  Event,
  Parameter,
  PendingMaintenanceAction,
} from '@aws-sdk/client-rds';

/** `id` is the identifier. `TagList` is left to the resource. */
export type DbInstanceShape = Omit<DBInstance, 'TagList'> & {
  DBInstanceIdentifier: string;
  DBInstanceClass: string;
  /** Gibibytes. */
  AllocatedStorage: number;
  Engine: string;
  MultiAZ: boolean;
  /**
   * What its status was and will be while something is done to it; outside of
   * these spans it is `DBInstanceStatus`.
   */
  activities?: Array<{ status: string; from: Date; to: Date }>;
  /** Newest last; those in the future have not happened yet. */
  events: Event[];
  /** Since when there have been pending values. */
  pendingSince?: Date;
  /** What AWS wants to do to it in a maintenance window. */
  pendingMaintenance?: PendingMaintenanceAction[];
  /** When a deletion under way ends. */
  goneAt?: Date;
  /** Whether its backups outlive it. */
  keepsBackups?: boolean;
};

/**
 * Backups of an instance that are kept in another region, or beyond the
 * instance. `id` is the ARN.
 */
export interface DbAutomatedBackupShape {
  sourceArn: string;
  /** The region of the instance. */
  sourceRegion: string;
  retentionDays: number;
  kmsKeyId?: string;
  /** What the instance was when it was deleted; gone while it lives. */
  retained?: DbInstanceShape;
}

export type DbSubnetGroupShape = DBSubnetGroup & { DBSubnetGroupName: string };

export type DbParameterGroupShape = DBParameterGroup & {
  DBParameterGroupName: string;
  parameters: Parameter[];
};

export type DbSnapshotShape = Omit<DBSnapshot, 'TagList'> & {
  DBSnapshotIdentifier: string;
  DBInstanceIdentifier: string;
};
