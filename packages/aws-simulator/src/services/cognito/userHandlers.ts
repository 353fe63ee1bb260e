import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers, RequestContext } from '../../wire';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { cognitoPage } from './listing';
import { requirePool } from './pools';
import { createUser, describeUser, requireUser, userFilter } from './users';

export function userHandlers(world: World) {
  const change = (
    input: { UserPoolId?: string; Username?: string },
    context: RequestContext,
    changes: cognito.UserType,
  ) => {
    const place = placeOf(world, context);
    const { shape } = requireUser(place, input.UserPoolId, input.Username);
    Object.assign(shape, changes, { UserLastModifiedDate: world.now() });
    world.changed();
    return {};
  };
  return {
    AdminCreateUser(input, context) {
      const user = createUser(placeOf(world, context), input);
      world.changed();
      return { User: describeUser(user) };
    },

    AdminGetUser({ UserPoolId, Username }, context) {
      const place = placeOf(world, context);
      const { Attributes, ...user } = describeUser(
        requireUser(place, UserPoolId, Username),
      );
      return {
        ...user,
        Username: user.Username,
        UserAttributes: Attributes,
      };
    },

    AdminDeleteUser({ UserPoolId, Username }, context) {
      const place = placeOf(world, context);
      const user = requireUser(place, UserPoolId, Username);
      place.region.userPoolUsers.delete(user.id);
      for (const { shape } of place.region.userPoolGroups.where(
        group => group.UserPoolId === UserPoolId,
      )) {
        shape.users = shape.users.filter(name => name !== user.shape.Username);
      }
      world.changed();
      return {};
    },

    AdminDisableUser: (input, context) =>
      change(input, context, { Enabled: false }),

    AdminEnableUser: (input, context) =>
      change(input, context, { Enabled: true }),

    AdminSetUserPassword({ Password = '', Permanent, ...input }, context) {
      const pool = requirePool(placeOf(world, context), input.UserPoolId);
      const least = pool.shape.Policies?.PasswordPolicy?.MinimumLength ?? 0;
      if (Password.length < least) {
        throw new cognito.InvalidPasswordException({
          message:
            'Password does not conform to policy: Password not long enough',
          $metadata: {},
        });
      }
      return change(input, context, {
        UserStatus: Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
      });
    },

    ListUsers(input, context) {
      const place = placeOf(world, context);
      const pool = requirePool(place, input.UserPoolId);
      const fits = userFilter(input.Filter);
      const { items, next } = cognitoPage(
        place.region.userPoolUsers
          .where(each => each.userPoolId === pool.id)
          .filter(fits),
        input.PaginationToken,
        input.Limit,
        'limit',
      );
      return { Users: items.map(describeUser), PaginationToken: next };
    },
  } satisfies Handlers<typeof cognito>;
}
