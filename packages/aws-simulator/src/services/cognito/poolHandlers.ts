import type * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { cognitoPage } from './listing';
import {
  addAttributes,
  createPool,
  deletePool,
  describePool,
  requirePool,
  updatePool,
} from './pools';

export function poolHandlers(world: World) {
  return {
    CreateUserPool(input, context) {
      const place = placeOf(world, context);
      const pool = createPool(place, input, {});
      world.changed();
      return { UserPool: describePool(place, pool) };
    },

    DescribeUserPool({ UserPoolId }, context) {
      const place = placeOf(world, context);
      return { UserPool: describePool(place, requirePool(place, UserPoolId)) };
    },

    UpdateUserPool(input, context) {
      const place = placeOf(world, context);
      updatePool(place, requirePool(place, input.UserPoolId), input);
      world.changed();
      return {};
    },

    AddCustomAttributes({ UserPoolId, CustomAttributes }, context) {
      addAttributes(
        requirePool(placeOf(world, context), UserPoolId),
        CustomAttributes,
      );
      world.changed();
      return {};
    },

    DeleteUserPool({ UserPoolId }, context) {
      const place = placeOf(world, context);
      deletePool(place, requirePool(place, UserPoolId));
      world.changed();
      return {};
    },

    ListUserPools({ MaxResults, NextToken }, context) {
      const { region } = placeOf(world, context);
      const { items, next } = cognitoPage(
        region.userPools.all(),
        NextToken,
        MaxResults,
      );
      return {
        UserPools: items.map(({ shape }) => ({
          Id: shape.Id,
          Name: shape.Name,
          LambdaConfig: shape.LambdaConfig,
          CreationDate: shape.CreationDate,
          LastModifiedDate: shape.LastModifiedDate,
        })),
        NextToken: next,
      };
    },
  } satisfies Handlers<typeof cognito>;
}
