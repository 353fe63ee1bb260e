import type {
  Capability,
  Change,
  OnStackFailure,
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
  /** What updates since {@link stable} have replaced and not yet removed. */
  replaced: StackResourceRecord[];
  /** Newest first. */
  events: StackEvent[];
  roleArn?: string;
  notificationArns?: string[];
  /** The stack policy, JSON. */
  policy?: string;
  /** Instead of {@link policy}, for the update under way. */
  policyDuringUpdate?: string;
  terminationProtection: boolean;
  /** What fails is left as it is. */
  disableRollback: boolean;
  /** A creation that fails removes the stack altogether. */
  deleteOnFailure?: boolean;
  /** What an operation made is deleted when it is rolled back, whatever its policy. */
  retainExceptOnCreate?: boolean;
  timeoutInMinutes?: number;
  /** The last state in which all was well, while an update is not complete. */
  stable?: StackRevision;
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
  imports: string[];
  properties: Record<string, Record<string, unknown>>;
}

/** `id` is AWS's OperationId; `token` the ClientRequestToken. */
export type StackOperation = { id: string; token?: string } & (
  | { kind: 'create' }
  | { kind: 'update' }
  /** `skip`: logical ids that are left as they failed. */
  | { kind: 'rollback'; skip?: string[] }
  /** `retain`: logical ids; `force`: retain whatever cannot be deleted. */
  | { kind: 'delete'; retain?: string[]; force?: boolean }
);

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
  notificationArns?: string[];
  /** ROLLBACK unless told. */
  onStackFailure?: OnStackFailure;
  roleArn?: string;
  changes: Change[];
}
