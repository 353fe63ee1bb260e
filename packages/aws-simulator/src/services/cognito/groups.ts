import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { UserPoolGroupShape } from '../../world/resources/cognito';
import type { World } from '../../world/World';
import { newResource, type Origin, type Place, placeOf } from '../Place';
import { notFound } from './errors';
import { cognitoPage } from './listing';
import { requirePool } from './pools';
import { requireUser } from './users';

export function groupHandlers(world: World) {
  return {
    CreateGroup(input, context) {
      const group = createGroup(placeOf(world, context), input, {});
      world.changed();
      return { Group: describe(group) };
    },

    GetGroup: ({ UserPoolId, GroupName }, context) => ({
      Group: describe(
        requireGroup(placeOf(world, context), UserPoolId, GroupName),
      ),
    }),

    UpdateGroup(input, context) {
      const group = updateGroup(placeOf(world, context), input);
      world.changed();
      return { Group: describe(group) };
    },

    DeleteGroup({ UserPoolId, GroupName }, context) {
      deleteGroup(placeOf(world, context), UserPoolId, GroupName);
      world.changed();
      return {};
    },

    ListGroups({ UserPoolId, Limit, NextToken }, context) {
      const place = placeOf(world, context);
      const pool = requirePool(place, UserPoolId);
      const { items, next } = cognitoPage(
        place.region.userPoolGroups.where(each => each.UserPoolId === pool.id),
        NextToken,
        Limit,
        'limit',
      );
      return { Groups: items.map(describe), NextToken: next };
    },

    AdminAddUserToGroup({ UserPoolId, GroupName, Username }, context) {
      const place = placeOf(world, context);
      const user = requireUser(place, UserPoolId, Username);
      const { shape } = requireGroup(place, UserPoolId, GroupName);
      shape.users = [...new Set([...shape.users, user.shape.Username])];
      world.changed();
      return {};
    },

    AdminRemoveUserFromGroup({ UserPoolId, GroupName, Username }, context) {
      const place = placeOf(world, context);
      const user = requireUser(place, UserPoolId, Username);
      const { shape } = requireGroup(place, UserPoolId, GroupName);
      shape.users = shape.users.filter(name => name !== user.shape.Username);
      world.changed();
      return {};
    },

    AdminListGroupsForUser(input, context) {
      const place = placeOf(world, context);
      const { shape } = requireUser(place, input.UserPoolId, input.Username);
      const { items, next } = cognitoPage(
        place.region.userPoolGroups.where(
          ({ UserPoolId, users }) =>
            UserPoolId === input.UserPoolId && users.includes(shape.Username),
        ),
        input.NextToken,
        input.Limit,
        'limit',
      );
      return { Groups: items.map(describe), NextToken: next };
    },
  } satisfies Handlers<typeof cognito>;
}

/** @throws GroupExistsException */
export function createGroup(
  place: Place,
  input: cognito.CreateGroupRequest,
  origin: Origin,
): Resource<UserPoolGroupShape> {
  const { region, world } = place;
  const pool = requirePool(place, input.UserPoolId);
  const { GroupName = '' } = input;
  const id = `${pool.id}|${GroupName}`;
  if (region.userPoolGroups.has(id)) {
    throw new cognito.GroupExistsException({
      message: 'A group with the name already exists.',
      $metadata: {},
    });
  }
  return region.userPoolGroups.put(
    newResource(
      place,
      { stackId: origin.stackId },
      {
        id,
        arn: `${pool.arn}/group/${GroupName}`,
        shape: {
          ...input,
          UserPoolId: pool.id,
          GroupName,
          CreationDate: world.now(),
          LastModifiedDate: world.now(),
          users: [],
        },
      },
    ),
  );
}

export function updateGroup(
  place: Place,
  input: cognito.UpdateGroupRequest,
): Resource<UserPoolGroupShape> {
  const group = requireGroup(place, input.UserPoolId, input.GroupName);
  Object.assign(group.shape, {
    Description: input.Description ?? group.shape.Description,
    Precedence: input.Precedence ?? group.shape.Precedence,
    RoleArn: input.RoleArn ?? group.shape.RoleArn,
    LastModifiedDate: place.world.now(),
  });
  return group;
}

export function deleteGroup(
  place: Place,
  poolId: string | undefined,
  name: string | undefined,
): void {
  const { id } = requireGroup(place, poolId, name);
  place.region.userPoolGroups.delete(id);
}

function requireGroup(
  place: Place,
  poolId: string | undefined,
  name: string | undefined,
): Resource<UserPoolGroupShape> {
  const pool = requirePool(place, poolId);
  const found = place.region.userPoolGroups.get(`${pool.id}|${name}`);
  if (!found) throw notFound('Group not found.');
  return found;
}

function describe({ shape }: Resource<UserPoolGroupShape>): cognito.GroupType {
  const { users: _users, ...group } = shape;
  return group;
}
