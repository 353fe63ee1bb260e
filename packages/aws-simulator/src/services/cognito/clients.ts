import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Resource } from '../../world/Resource';
import type { UserPoolClientShape } from '../../world/resources/cognito';
import { DIGITS, LOWER_CASE, seededText } from '../../world/seeded';
import { newResource, type Origin, type Place } from '../Place';
import { assertRange, invalidParameter, notFound } from './errors';
import { requirePool } from './pools';

const STANDARD_SCOPES = [
  'phone',
  'email',
  'openid',
  'profile',
  'aws.cognito.signin.user.admin',
];

export type UserPoolClient = Resource<UserPoolClientShape>;

/** @throws ResourceNotFoundException */
export function requireClient(
  place: Place,
  poolId: string | undefined,
  id = '',
): UserPoolClient {
  const pool = requirePool(place, poolId);
  const found = place.region.userPoolClients.get(id);
  if (!found || found.shape.UserPoolId !== pool.id) {
    throw notFound(`User pool client ${id} does not exist.`);
  }
  return found;
}

/** @throws ResourceNotFoundException, InvalidParameterException */
export function createClient(
  place: Place,
  input: cognito.CreateUserPoolClientRequest,
  origin: Origin,
): UserPoolClient {
  const { region, world } = place;
  const { GenerateSecret, ClientSecret, ClientName = '', ...settings } = input;
  const pool = requirePool(place, input.UserPoolId);
  assertRange('length', 'clientName', ClientName, [1, 128]);
  const key = [world.seed, pool.id, ClientName, world.now().getTime()];
  const id = seededText(
    26,
    DIGITS + LOWER_CASE,
    ...key,
    region.userPoolClients.size,
  );
  return region.userPoolClients.put(
    newResource(
      place,
      { stackId: origin.stackId },
      {
        id,
        arn: `${pool.arn}/client/${id}`,
        shape: {
          ...settled(place, settings),
          UserPoolId: pool.id,
          ClientId: id,
          ClientName,
          ...(GenerateSecret && {
            ClientSecret: seededText(52, DIGITS + LOWER_CASE, id, 'secret'),
          }),
          ...(ClientSecret !== undefined && { ClientSecret }),
          CreationDate: world.now(),
          LastModifiedDate: world.now(),
        },
      },
    ),
  );
}

/**
 * What is left out goes back to its default, except for the secret.
 * @throws InvalidParameterException
 */
export function updateClient(
  place: Place,
  client: UserPoolClient,
  input: cognito.UpdateUserPoolClientRequest,
): void {
  const { shape } = client;
  client.shape = {
    ...settled(place, input),
    UserPoolId: shape.UserPoolId,
    ClientId: shape.ClientId,
    ClientName: input.ClientName ?? shape.ClientName,
    ...(shape.ClientSecret && { ClientSecret: shape.ClientSecret }),
    CreationDate: shape.CreationDate,
    LastModifiedDate: place.world.now(),
  };
}

type Settings = Omit<
  cognito.UpdateUserPoolClientRequest,
  'ClientId' | 'ClientName'
>;

function settled(place: Place, settings: Settings) {
  assertOAuth(place, settings);
  const { UserPoolId } = settings;
  const unknown = settings.SupportedIdentityProviders?.find(
    name => name !== 'COGNITO',
  );
  if (unknown !== undefined) {
    throw invalidParameter(
      `The provider ${unknown} does not exist for User Pool ${UserPoolId}.`,
    );
  }
  return {
    ...settings,
    RefreshTokenValidity: settings.RefreshTokenValidity ?? 30,
    TokenValidityUnits: settings.TokenValidityUnits ?? {},
    ExplicitAuthFlows: settings.ExplicitAuthFlows ?? [
      'ALLOW_CUSTOM_AUTH' as const,
      'ALLOW_REFRESH_TOKEN_AUTH' as const,
      'ALLOW_USER_SRP_AUTH' as const,
    ],
    AllowedOAuthFlowsUserPoolClient:
      settings.AllowedOAuthFlowsUserPoolClient ?? false,
    EnableTokenRevocation: settings.EnableTokenRevocation ?? true,
    EnablePropagateAdditionalUserContextData:
      settings.EnablePropagateAdditionalUserContextData ?? false,
    AuthSessionValidity: settings.AuthSessionValidity ?? 3,
  };
}

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
function assertOAuth({ region }: Place, settings: Settings): void {
  const { AllowedOAuthFlows: flows = [], AllowedOAuthScopes: scopes = [] } =
    settings;
  const urls = [
    ...(settings.CallbackURLs ?? []),
    ...(settings.LogoutURLs ?? []),
  ];
  const insecure = urls.find(
    url =>
      url.startsWith('http://') &&
      !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url),
  );
  if (insecure !== undefined) {
    throw invalidParameter(`${insecure} cannot use the HTTP protocol.`);
  }
  if (settings.AllowedOAuthFlowsUserPoolClient) {
    if (flows.length === 0 || scopes.length === 0) {
      throw new cognito.InvalidOAuthFlowException({
        message:
          'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
        $metadata: {},
      });
    }
    const needsCallback = flows.some(flow => flow !== 'client_credentials');
    if (needsCallback && !settings.CallbackURLs?.length) {
      throw new cognito.InvalidOAuthFlowException({
        message:
          'Callback URLs are required if code or implicit flow is selected.',
        $metadata: {},
      });
    }
  }
  const known = [
    ...STANDARD_SCOPES,
    ...region.userPoolResourceServers
      .where(each => each.UserPoolId === settings.UserPoolId)
      .flatMap(({ shape }) =>
        (shape.Scopes ?? []).map(
          scope => `${shape.Identifier}/${scope.ScopeName}`,
        ),
      ),
  ];
  const unknown = scopes.find(scope => !known.includes(scope));
  if (unknown !== undefined) {
    throw new cognito.ScopeDoesNotExistException({
      message: `Invalid scope requested: ${unknown}`,
      $metadata: {},
    });
  }
}
