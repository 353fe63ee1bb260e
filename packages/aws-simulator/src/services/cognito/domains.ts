import type * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { UserPoolDomainShape } from '../../world/resources/cognito';
import { DIGITS, LOWER_CASE, seededText } from '../../world/seeded';
import type { World } from '../../world/World';
import { constraintMessage, patternConstraint } from '../constraints';
import { newResource, type Origin, type Place, placeOf } from '../Place';
import { invalidParameter } from './errors';
import { requirePool } from './pools';

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const RESERVED_WORDS = ['aws', 'amazon', 'cognito'];

export function domainHandlers(world: World) {
  return {
    CreateUserPoolDomain(input, context) {
      const { shape } = createDomain(placeOf(world, context), input, {});
      world.changed();
      return {
        CloudFrontDomain: shape.CustomDomainConfig?.CertificateArn
          ? shape.CloudFrontDistribution
          : undefined,
        ManagedLoginVersion: shape.ManagedLoginVersion,
      };
    },

    // An unknown domain is none that is described, not an error.
    DescribeUserPoolDomain: ({ Domain }, context) => ({
      DomainDescription:
        placeOf(world, context).region.userPoolDomains.get(Domain)?.shape ?? {},
    }),

    UpdateUserPoolDomain(input, context) {
      const { shape } = updateDomain(placeOf(world, context), input);
      world.changed();
      return {
        CloudFrontDomain: shape.CloudFrontDistribution,
        ManagedLoginVersion: shape.ManagedLoginVersion,
      };
    },

    DeleteUserPoolDomain({ Domain, UserPoolId }, context) {
      deleteDomain(placeOf(world, context), UserPoolId, Domain);
      world.changed();
      return {};
    },
  } satisfies Handlers<typeof cognito>;
}

/** @throws InvalidParameterException when the prefix is taken in the region */
export function createDomain(
  place: Place,
  input: cognito.CreateUserPoolDomainRequest,
  origin: Origin,
): Resource<UserPoolDomainShape> {
  const { region, world } = place;
  const { Domain: domain = '', CustomDomainConfig } = input;
  const pool = requirePool(place, input.UserPoolId);
  if (!CustomDomainConfig) assertPrefix(domain);
  if (isTaken(world, region.name, domain)) {
    throw invalidParameter('Domain already associated with another user pool.');
  }
  const isCustom = (each: UserPoolDomainShape) => each.Domain.includes('.');
  const hasOne = region.userPoolDomains.find(
    each =>
      each.UserPoolId === pool.id &&
      isCustom(each) === Boolean(CustomDomainConfig),
  );
  if (hasOne) {
    throw invalidParameter('User pool already has a domain configured.');
  }
  return region.userPoolDomains.put(
    newResource(
      place,
      { stackId: origin.stackId },
      {
        id: domain,
        arn: `${pool.arn}/domain/${domain}`,
        shape: {
          Domain: domain,
          UserPoolId: pool.id,
          AWSAccountId: region.accountId,
          S3Bucket: `aws-cognito-prod-${region.name}-assets`,
          CloudFrontDistribution: `d${seededText(
            13,
            DIGITS + LOWER_CASE,
            region.name,
            domain,
          )}.cloudfront.net`,
          Version: String(world.now().getTime()),
          Status: 'ACTIVE',
          CustomDomainConfig,
          ManagedLoginVersion: input.ManagedLoginVersion ?? 1,
        },
      },
    ),
  );
}

export function updateDomain(
  place: Place,
  input: cognito.UpdateUserPoolDomainRequest,
): Resource<UserPoolDomainShape> {
  const domain = requireDomain(place, input.UserPoolId, input.Domain);
  Object.assign(domain.shape, {
    CustomDomainConfig:
      input.CustomDomainConfig ?? domain.shape.CustomDomainConfig,
    ManagedLoginVersion:
      input.ManagedLoginVersion ?? domain.shape.ManagedLoginVersion,
    Version: String(place.world.now().getTime()),
  });
  return domain;
}

export function deleteDomain(
  place: Place,
  poolId: string | undefined,
  domain: string | undefined,
): void {
  const { id } = requireDomain(place, poolId, domain);
  place.region.userPoolDomains.delete(id);
}

function requireDomain(
  place: Place,
  poolId: string | undefined,
  domain: string | undefined,
): Resource<UserPoolDomainShape> {
  const pool = requirePool(place, poolId);
  const found = place.region.userPoolDomains.get(domain);
  if (found?.shape.UserPoolId !== pool.id) {
    throw invalidParameter('No such domain or user pool exists.');
  }
  return found;
}

function assertPrefix(prefix: string) {
  if (!DOMAIN.test(prefix)) {
    throw invalidParameter(
      constraintMessage(prefix, 'domain', patternConstraint(DOMAIN)),
    );
  }
  const reserved = RESERVED_WORDS.find(word => prefix.includes(word));
  if (reserved) {
    throw invalidParameter(`Domain cannot contain reserved word: ${reserved}`);
  }
}

/** A prefix belongs to one pool of all accounts. */
const isTaken = (world: World, regionName: string, domain: string) =>
  world
    .allRegions()
    .some(
      ({ name, userPoolDomains }) =>
        name === regionName && userPoolDomains.has(domain),
    );
