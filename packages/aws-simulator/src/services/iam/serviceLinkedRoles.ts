import * as iam from '@aws-sdk/client-iam';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { RoleShape } from '../../world/resources/others';
import { seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { noSuchEntity } from './answers';
import { LINKED_SERVICES, serviceLinkedRole } from './builtInRoles';
import { isServiceLinked, requireRole, rolesOf } from './findRole';
import { describeRole } from './roles';

export function serviceLinkedRoleHandlers(world: World): Handlers<typeof iam> {
  return {
    CreateServiceLinkedRole(input, { accountId }) {
      const role = createServiceLinkedRole(world, accountId, {
        service: input.AWSServiceName ?? '',
        description: input.Description,
        suffix: input.CustomSuffix,
      });
      return { Role: describeRole(role) };
    },

    DeleteServiceLinkedRole({ RoleName }, { accountId }) {
      const role = requireRole(world, accountId, RoleName);
      if (!isServiceLinked(role)) {
        throw noSuchEntity(
          `The role with name ${RoleName} is not a service-linked role.`,
        );
      }
      // Those that services of the account use stay; the task says so.
      world.global(accountId).roles.delete(role.id);
      world.changed();
      const task = seededUuid(world.seed, role.arn, world.now().getTime());
      return {
        DeletionTaskId: `task${role.shape.Path}${role.id}/${task}`,
      };
    },

    GetServiceLinkedRoleDeletionStatus({ DeletionTaskId = '' }, { accountId }) {
      const name = DeletionTaskId.split('/').at(-2);
      const used = rolesOf(world, accountId).find(each => each.id === name);
      if (!used) return { Status: 'SUCCEEDED' };
      return {
        Status: 'FAILED',
        Reason: {
          Reason:
            'Failure reason: The role cannot be deleted because it is in use.',
          RoleUsageList: [{ Region: 'us-east-1', Resources: [used.arn] }],
        },
      };
    },
  };
}

/** @throws InvalidInputException */
export function createServiceLinkedRole(
  world: World,
  accountId: string,
  {
    service,
    description,
    suffix,
  }: { service: string; description?: string; suffix?: string },
): Resource<RoleShape> {
  const known = LINKED_SERVICES[service];
  if (!known) {
    throw invalidInput(`${service} is not a valid AWS service name.`);
  }
  if (suffix !== undefined) {
    throw invalidInput(
      `Custom suffix is not allowed for ${service} service linked role.`,
    );
  }
  const name = known.role;
  if (rolesOf(world, accountId).some(each => each.id === name)) {
    throw invalidInput(
      `Service role name ${name} has been taken in this account, please try a different suffix.`,
    );
  }
  const role = world.global(accountId).roles.put(
    serviceLinkedRole(world, accountId, {
      service,
      name,
      description,
      createdAt: world.now(),
    }),
  );
  world.changed();
  return role;
}

const invalidInput = (message: string) =>
  new iam.InvalidInputException({ message, $metadata: {} });
