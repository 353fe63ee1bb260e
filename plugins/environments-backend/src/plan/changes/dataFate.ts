import type { DataFate } from '@quarterdeck/plugin-environments-common';

/**
 * Types whose resources hold what cannot be made again. Whoever has been
 * delegated to a hosted zone loses its name servers with it.
 */
const PRECIOUS = new Set([
  'AWS::Cognito::UserPool',
  'AWS::ECR::Repository',
  'AWS::KMS::Key',
  'AWS::RDS::DBInstance',
  'AWS::Route53::HostedZone',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
]);

/** Types that hold data which nobody asks for approval to lose. */
const MINOR = new Set(['AWS::Logs::LogGroup']);

export function isPrecious(resourceType: string): boolean {
  return PRECIOUS.has(resourceType);
}

/** What CloudFormation does with a database whose template does not say. */
const DEFAULT_POLICY: Record<string, string | undefined> = {
  'AWS::RDS::DBInstance': 'Snapshot',
};

/**
 * What becomes of the data in a resource that goes.
 *
 * @param policy - `DeletionPolicy` or `UpdateReplacePolicy`, as the template
 * has it, or the `PolicyAction` of a change set.
 * @returns undefined for a resource that holds none.
 */
export function fateOnLeaving(
  resourceType: string,
  policy: string | undefined,
): DataFate | undefined {
  if (!PRECIOUS.has(resourceType) && !MINOR.has(resourceType)) return undefined;
  const effective = (
    policy ??
    DEFAULT_POLICY[resourceType] ??
    'Delete'
  ).replace(/^ReplaceAnd/, '');
  if (effective.startsWith('Retain')) return 'retained';
  return effective === 'Snapshot' ? 'snapshot' : 'lost';
}

export function fateOnStaying(resourceType: string): DataFate | undefined {
  return PRECIOUS.has(resourceType) ? 'kept' : undefined;
}
