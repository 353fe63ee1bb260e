import type {
  Capability,
  Change,
  Output,
  PropertyDifference,
  StackEvent,
  Tag,
} from '@aws-sdk/client-cloudformation';

/** `id` is the stack's ARN. A deleted stack stays, to be described by it. */
export interface StackShape {
  name: string;
  status: string;
  statusReason?: string;
  updatedAt?: Date;
  deletedAt?: Date;
  description?: string;
  /** As it was given: what GetTemplate returns. */
  templateBody: string;
  parameters: Record<string, string>;
  tags: Tag[];
  capabilities: Capability[];
  outputs: Output[];
  /** By logical id. */
  resources: Record<string, StackResourceRecord>;
  /** The names of the exports of other stacks that it uses. */
  imports: string[];
  /** What an update under way has replaced and not yet removed. */
  replaced: StackResourceRecord[];
  /** Newest first. */
  events: StackEvent[];
  roleArn?: string;
  terminationProtection: boolean;
  disableRollback: boolean;
  /** What the last drift detection found. */
  drift?: { status: 'IN_SYNC' | 'DRIFTED'; at: Date };
  /** What is under way: enough to go on after a restart. */
  operation?: StackOperation;
  /** Tokens of the operations that were asked for, with their kind. */
  clientRequestTokens: Record<string, string>;
}

export interface StackResourceRecord {
  logicalId: string;
  type: string;
  physicalId?: string;
  /** What it was made with, references resolved. */
  properties: Record<string, unknown>;
  attributes: Record<string, unknown>;
  status: string;
  statusReason?: string;
  at: Date;
  /** What the last drift detection found; forgotten when it is updated. */
  drift?: ResourceDrift;
}

/** A resource compared with its template. */
export interface ResourceDrift {
  status: 'IN_SYNC' | 'MODIFIED' | 'DELETED';
  at: Date;
  differences: PropertyDifference[];
  /** The properties that were compared. */
  expected: Record<string, unknown>;
  actual: Record<string, unknown>;
}

/** `id` is the detection's. Its outcome is there from the start. */
export interface DriftDetectionShape {
  stackId: string;
  status: 'IN_SYNC' | 'DRIFTED';
  driftedCount: number;
  /** Until then it is said to be in progress. */
  until: Date;
}

/** What a stack looked like before an update, to go back to. */
export interface StackRevision {
  templateBody: string;
  parameters: Record<string, string>;
  tags: Tag[];
  properties: Record<string, Record<string, unknown>>;
}

export type StackOperation =
  | { kind: 'create'; id: string; token?: string }
  | { kind: 'rollback'; id: string; token?: string }
  | { kind: 'update'; id: string; token?: string; previous: StackRevision }
  | { kind: 'delete'; id: string; token?: string };

/** `id` is the change set's ARN. */
export interface ChangeSetShape {
  name: string;
  stackId: string;
  stackName: string;
  type: 'CREATE' | 'UPDATE';
  status: 'CREATE_COMPLETE' | 'FAILED';
  statusReason?: string;
  executionStatus: string;
  description?: string;
  templateBody: string;
  parameters: Record<string, string>;
  tags: Tag[];
  capabilities: Capability[];
  roleArn?: string;
  changes: Change[];
}
