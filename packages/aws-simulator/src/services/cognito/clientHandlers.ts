import type * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { createClient, requireClient, updateClient } from './clients';
import { cognitoPage } from './listing';
import { requirePool } from './pools';

export function clientHandlers(world: World) {
  return {
    CreateUserPoolClient(input, context) {
      const client = createClient(placeOf(world, context), input, {});
      world.changed();
      return { UserPoolClient: client.shape };
    },

    DescribeUserPoolClient({ UserPoolId, ClientId }, context) {
      const place = placeOf(world, context);
      return {
        UserPoolClient: requireClient(place, UserPoolId, ClientId).shape,
      };
    },

    UpdateUserPoolClient(input, context) {
      const place = placeOf(world, context);
      const client = requireClient(place, input.UserPoolId, input.ClientId);
      updateClient(place, client, input);
      world.changed();
      return { UserPoolClient: client.shape };
    },

    DeleteUserPoolClient({ UserPoolId, ClientId }, context) {
      const place = placeOf(world, context);
      const { id } = requireClient(place, UserPoolId, ClientId);
      place.region.userPoolClients.delete(id);
      world.changed();
      return {};
    },

    ListUserPoolClients({ UserPoolId, MaxResults, NextToken }, context) {
      const place = placeOf(world, context);
      const pool = requirePool(place, UserPoolId);
      const { items, next } = cognitoPage(
        place.region.userPoolClients.where(each => each.UserPoolId === pool.id),
        NextToken,
        MaxResults,
      );
      return {
        UserPoolClients: items.map(({ shape }) => ({
          ClientId: shape.ClientId,
          ClientName: shape.ClientName,
          UserPoolId: shape.UserPoolId,
        })),
        NextToken: next,
      };
    },
  } satisfies Handlers<typeof cognito>;
}
