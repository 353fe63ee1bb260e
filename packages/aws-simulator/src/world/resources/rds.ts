import type {
  DBInstance,
  DBParameterGroup,
  DBSnapshot,
  DBSubnetGroup,
  Event,
  Parameter,
} from '@aws-sdk/client-rds';

/** `id` is the identifier. `TagList` is left to the resource. */
export type DbInstanceShape = Omit<DBInstance, 'TagList'> & {
  DBInstanceIdentifier: string;
  DBInstanceClass: string;
  /** Gibibytes. */
  AllocatedStorage: number;
  Engine: string;
  MultiAZ: boolean;
  /** Newest last. */
  events: Event[];
};

export type DbSubnetGroupShape = DBSubnetGroup & { DBSubnetGroupName: string };

export type DbParameterGroupShape = DBParameterGroup & {
  DBParameterGroupName: string;
  parameters: Parameter[];
};

export type DbSnapshotShape = Omit<DBSnapshot, 'TagList'> & {
  DBSnapshotIdentifier: string;
  DBInstanceIdentifier: string;
};
