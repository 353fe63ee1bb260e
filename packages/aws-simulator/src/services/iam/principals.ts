import * as iam from '@aws-sdk/client-iam';
import type { World } from '../../world/World';
import { noSuchEntity } from './answers';
import { AWS_MANAGED_POLICIES } from './awsManagedPolicies';
import { documentOf, requirePolicy } from './findPolicy';
import { requireRole } from './findRole';

/** A policy as it is found on a principal. */
export interface SourcePolicy {
  id: string;
  type: iam.PolicySourceType;
  /** JSON. */
  document: string;
}

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

/**
 * The policies of a role or user. The simulator keeps no users: each may do
 * everything, as its requests show.
 *
 * @throws InvalidInputException, NoSuchEntityException
 */
export function policiesOf(
  world: World,
  accountId: string,
  principalArn: string,
): SourcePolicy[] {
  const { kind, name } = principalIn(accountId, principalArn);
  if (kind === 'user') {
    const administrator = AWS_MANAGED_POLICIES.get(ADMINISTRATOR);
    return administrator ? [managed(administrator)] : [];
  }
  const { shape } = requireRole(world, accountId, name);
  return [
    ...Object.entries(shape.inlinePolicies).map(([policyName, document]) => ({
      id: `role_${name}_${policyName}`,
      type: 'role' as const,
      document,
    })),
    ...shape.managedPolicyArns.map(arn =>
      managed(requirePolicy(world, accountId, arn)),
    ),
  ];
}

/** What a role may do at the most, when it has a boundary. */
export function boundaryDocument(
  world: World,
  accountId: string,
  principalArn: string,
): SourcePolicy[] {
  const { kind, name } = principalIn(accountId, principalArn);
  if (kind === 'user') return [];
  const { PermissionsBoundary } = requireRole(world, accountId, name).shape;
  const arn = PermissionsBoundary?.PermissionsBoundaryArn;
  return arn ? [managed(requirePolicy(world, accountId, arn))] : [];
}

const managed = (policy: ReturnType<typeof requirePolicy>): SourcePolicy => ({
  id: policy.shape.name,
  type: policy.arn.startsWith('arn:aws:iam::aws:')
    ? 'aws-managed'
    : 'user-managed',
  document: documentOf(policy),
});

function principalIn(accountId: string, arn: string) {
  const [, account, kind, name] =
    /^arn:aws:iam::(\d{12}):(role|user)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  if (!name) {
    throw new iam.InvalidInputException({
      message: `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
      $metadata: {},
    });
  }
  if (account !== accountId) {
    throw noSuchEntity(`The ${kind} with name ${name} cannot be found.`);
  }
  return { kind, name };
}
