import * as iam from '@aws-sdk/client-iam';
import type { Resource } from '../../world/Resource';
import type { RoleShape } from '../../world/resources/others';
import type { World } from '../../world/World';
import { noSuchEntity } from './answers';
import { builtInRoles } from './builtInRoles';

/** The account's own roles, and those that AWS made for its services. */
export function rolesOf(
  world: World,
  accountId: string,
): Resource<RoleShape>[] {
  const own = world.global(accountId).roles;
  return [
    ...own.all(),
    ...builtInRoles(world, accountId).filter(each => !own.has(each.id)),
  ];
}

/** @throws NoSuchEntityException */
export function requireRole(
  world: World,
  accountId: string,
  name = '',
): Resource<RoleShape> {
  const found =
    world.global(accountId).roles.get(name) ??
    builtInRoles(world, accountId).find(each => each.id === name);
  if (found) return found;
  throw noSuchEntity(`The role with name ${name} cannot be found.`);
}

/**
 * A role that its owner may change.
 * @throws NoSuchEntityException, UnmodifiableEntityException
 */
export function requireOwnRole(
  world: World,
  accountId: string,
  name = '',
): Resource<RoleShape> {
  const role = requireRole(world, accountId, name);
  if (!isServiceLinked(role)) return role;
  throw new iam.UnmodifiableEntityException({
    message: `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
    $metadata: {},
  });
}

const SERVICE_PATH = '/aws-service-role/';

export const isServiceLinked = ({ shape }: Resource<RoleShape>): boolean =>
  shape.Path?.startsWith(SERVICE_PATH) ?? false;

export const servicePath = (service: string) => `${SERVICE_PATH}${service}/`;
