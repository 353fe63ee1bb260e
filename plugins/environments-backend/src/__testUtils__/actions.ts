import { ACTIONS_BY_TYPE } from '../iam/actionsByType';
import { provisioningPolicies } from '../iam/provisioningPolicies';

/** What reads; all else changes AWS. */
const READS = /:(Describe|Get|List|Head|Lookup|Search|Validate)/;

/** Where IAM has another word for an operation. */
const ACTION_OF: Record<string, string | undefined> = {
  's3:DeleteObjects': 's3:DeleteObjectVersion',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjectVersions': 's3:ListBucketVersions',
};

/** By action of IAM, how often it was asked for. */
export type ActionCounts = Record<string, number>;

/** @param calls - how often each operation was asked for. */
export function actionsOf(calls: Iterable<[string, number]>): ActionCounts {
  return Object.fromEntries(
    [...calls].map(([call, count]) => [ACTION_OF[call] ?? call, count]),
  );
}

/** Of all that was asked for, what changes something. */
export function changesAmong(actions: ActionCounts): ActionCounts {
  return Object.fromEntries(
    Object.entries(actions).filter(([action]) => isChange(action)),
  );
}

export function isChange(action: string): boolean {
  return !READS.test(action);
}

/** Of all that was asked for, what the generated policies do not allow. */
export function notAllowedAmong(actions: ActionCounts): string[] {
  const allowed = new Set(
    provisioningPolicies(Object.keys(ACTIONS_BY_TYPE)).flatMap(
      ({ Statement }) => Statement.flatMap(({ Action }) => Action),
    ),
  );
  return Object.keys(actions).filter(action => !allowed.has(action));
}
