import * as sts from '@aws-sdk/client-sts';
import { z } from 'zod';
import { AwsError, type RequestContext } from '../../wire';
import { matchesWildcards } from '../../world/matchesWildcards';
import type { World } from '../../world/World';
import { parseRoleArn, roleSession } from './sessions';

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number().optional(),
});
type Claims = z.output<typeof claimsSchema>;

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (Array.isArray(value) ? value : [value]));

const trustSchema = z.object({
  Statement: z.array(
    z.looseObject({
      Effect: z.string(),
      Action: oneOrMore,
      Principal: z.looseObject({ Federated: oneOrMore.optional() }).optional(),
      Condition: z
        .record(z.string(), z.record(z.string(), oneOrMore))
        .default({}),
    }),
  ),
});
type Conditions = z.output<
  typeof trustSchema
>['Statement'][number]['Condition'];

/**
 * Becomes a role by the token of an OpenID Connect provider, as deployments
 * from GitHub do. The token's signature is not verified.
 *
 * @throws InvalidIdentityTokenException, ExpiredTokenException, AwsError
 * `AccessDenied`
 */
export function assumeRoleWithWebIdentity(
  world: World,
  input: sts.AssumeRoleWithWebIdentityRequest,
  { requestId }: RequestContext,
): sts.AssumeRoleWithWebIdentityResponse {
  const { accountId, role } = parseRoleArn(input.RoleArn ?? '');
  const claims = readClaims(input.WebIdentityToken ?? '');
  const issuer = claims.iss.replace(/^https:\/\//, '');
  const provider = world
    .global(accountId)
    .oidcProviders.find(each => each.url === issuer);
  if (!provider) {
    throw invalid(
      `No OpenIDConnect provider found in your account for ${claims.iss}`,
    );
  }
  const audiences = [claims.aud].flat();
  const audience = audiences.find(each =>
    provider.shape.clientIds.includes(each),
  );
  if (audience === undefined) throw invalid('Incorrect token audience');
  if (claims.exp !== undefined && claims.exp * 1000 < world.now().getTime()) {
    throw new sts.ExpiredTokenException({
      message: `Token expired: current date/time must be before the expiration date/time`,
      $metadata: {},
    });
  }
  const trust = world.global(accountId).roles.get(role)
    ?.shape.AssumeRolePolicyDocument;
  if (!isTrusted(trust, provider.arn, issuer, { ...claims, aud: audience })) {
    throw new AwsError(
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      403,
    );
  }
  return {
    ...roleSession(
      world,
      {
        RoleArn: input.RoleArn,
        RoleSessionName: input.RoleSessionName,
        DurationSeconds: input.DurationSeconds,
      },
      requestId,
    ),
    Audience: audience,
    Provider: provider.arn,
    SubjectFromWebIdentityToken: claims.sub,
  };
}

const invalid = (message: string) =>
  new sts.InvalidIdentityTokenException({ message, $metadata: {} });

function readClaims(token: string): Claims {
  const [, payload = ''] = token.split('.');
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch (error) {
    throw invalid(
      `The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token): ${error}`,
    );
  }
  const claims = claimsSchema.safeParse(content);
  if (!claims.success) {
    throw invalid('Missing a required claim: iss, sub or aud');
  }
  return claims.data;
}

function isTrusted(
  document: string | undefined,
  providerArn: string,
  issuer: string,
  claims: Claims,
): boolean {
  if (document === undefined) return false;
  const policy = trustSchema.safeParse(JSON.parse(document));
  if (!policy.success) return false;
  return policy.data.Statement.some(
    each =>
      each.Effect === 'Allow' &&
      each.Action.includes('sts:AssumeRoleWithWebIdentity') &&
      each.Principal?.Federated?.includes(providerArn) &&
      holds(each.Condition, {
        [`${issuer}:aud`]: String(claims.aud),
        [`${issuer}:sub`]: claims.sub,
      }),
  );
}

/** The conditions that trust in a provider is made of; another never holds. */
function holds(
  conditions: Conditions,
  values: Record<string, string>,
): boolean {
  return Object.entries(conditions).every(([operator, keys]) => {
    const matches = OPERATORS.get(operator);
    return Object.entries(keys).every(
      ([key, wanted]) =>
        matches && wanted.some(each => matches(each, values[key] ?? '')),
    );
  });
}

const OPERATORS = new Map<string, (pattern: string, value: string) => boolean>([
  ['StringEquals', (pattern, value) => pattern === value],
  ['StringLike', matchesWildcards],
]);
