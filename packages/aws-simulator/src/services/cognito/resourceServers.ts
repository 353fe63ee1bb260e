import type * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { UserPoolResourceServerShape } from '../../world/resources/cognito';
import type { World } from '../../world/World';
import { newResource, type Origin, type Place, placeOf } from '../Place';
import { invalidParameter, notFound } from './errors';
import { cognitoPage } from './listing';
import { requirePool } from './pools';

const MOST_PER_PAGE = 50;

export function resourceServerHandlers(world: World) {
  return {
    CreateResourceServer(input, context) {
      const server = createResourceServer(placeOf(world, context), input, {});
      world.changed();
      return { ResourceServer: server.shape };
    },

    DescribeResourceServer: ({ UserPoolId, Identifier }, context) => ({
      ResourceServer: requireServer(
        placeOf(world, context),
        UserPoolId,
        Identifier,
      ).shape,
    }),

    UpdateResourceServer(input, context) {
      const server = updateResourceServer(placeOf(world, context), input);
      world.changed();
      return { ResourceServer: server.shape };
    },

    DeleteResourceServer({ UserPoolId, Identifier }, context) {
      deleteResourceServer(placeOf(world, context), UserPoolId, Identifier);
      world.changed();
      return {};
    },

    ListResourceServers(input, context) {
      const place = placeOf(world, context);
      const pool = requirePool(place, input.UserPoolId);
      const { items, next } = cognitoPage(
        place.region.userPoolResourceServers.where(
          each => each.UserPoolId === pool.id,
        ),
        input.NextToken,
        input.MaxResults ?? MOST_PER_PAGE,
      );
      return {
        ResourceServers: items.map(({ shape }) => shape),
        NextToken: next,
      };
    },
  } satisfies Handlers<typeof cognito>;
}

/** @throws InvalidParameterException */
export function createResourceServer(
  place: Place,
  input: cognito.CreateResourceServerRequest,
  origin: Origin,
): Resource<UserPoolResourceServerShape> {
  const { region } = place;
  const pool = requirePool(place, input.UserPoolId);
  const { Identifier = '', Name, Scopes = [] } = input;
  const id = `${pool.id}|${Identifier}`;
  if (region.userPoolResourceServers.has(id)) {
    throw invalidParameter(
      `${Identifier} already exists in user pool ${pool.id}.`,
    );
  }
  return region.userPoolResourceServers.put(
    newResource(
      place,
      { stackId: origin.stackId },
      {
        id,
        arn: `${pool.arn}/resourceServer/${Identifier}`,
        shape: { UserPoolId: pool.id, Identifier, Name, Scopes },
      },
    ),
  );
}

export function updateResourceServer(
  place: Place,
  input: cognito.UpdateResourceServerRequest,
): Resource<UserPoolResourceServerShape> {
  const server = requireServer(place, input.UserPoolId, input.Identifier);
  server.shape.Name = input.Name;
  server.shape.Scopes = input.Scopes ?? [];
  return server;
}

export function deleteResourceServer(
  place: Place,
  poolId: string | undefined,
  identifier: string | undefined,
): void {
  const { id } = requireServer(place, poolId, identifier);
  place.region.userPoolResourceServers.delete(id);
}

function requireServer(
  place: Place,
  poolId: string | undefined,
  identifier: string | undefined,
): Resource<UserPoolResourceServerShape> {
  const pool = requirePool(place, poolId);
  const found = place.region.userPoolResourceServers.get(
    `${pool.id}|${identifier}`,
  );
  if (!found) throw notFound(`Resource server ${identifier} does not exist.`);
  return found;
}
