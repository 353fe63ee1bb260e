import type { Resource } from '../../world/Resource';
import type { ManagedPolicyShape } from '../../world/resources/iam';
import type { World } from '../../world/World';
import { noSuchEntity } from './answers';
import { AWS_MANAGED_POLICIES } from './awsManagedPolicies';

/**
 * A managed policy of AWS's or the account's own.
 * @param problem - what is said of one that is not there
 * @throws NoSuchEntityException
 */
export function requirePolicy(
  world: World,
  accountId: string,
  arn = '',
  problem = 'was not found.',
): Resource<ManagedPolicyShape> {
  const found =
    world.global(accountId).managedPolicies.get(arn) ??
    AWS_MANAGED_POLICIES.get(arn);
  if (found) return found;
  throw noSuchEntity(`Policy ${arn} ${problem}`);
}

/** What a managed policy says now, as JSON. */
export const documentOf = ({ shape }: Resource<ManagedPolicyShape>): string =>
  shape.versions.find(each => each.id === shape.defaultVersionId)?.document ??
  '';

/** The names of the roles that have a managed policy. */
export const rolesWith = (world: World, accountId: string, policyArn: string) =>
  world
    .global(accountId)
    .roles.where(role => role.managedPolicyArns.includes(policyArn));
