import type * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Resource } from '../../world/Resource';
import type { MfaFactors, UserPoolShape } from '../../world/resources/cognito';
import { DIGITS, LOWER_CASE, seededText, UPPER_CASE } from '../../world/seeded';
import { constraintMessage, patternConstraint } from '../constraints';
import { newResource, type Origin, type Place } from '../Place';
import { assertRange, invalidParameter, notFound } from './errors';
import { schemaOf, withDefaultPolicies } from './poolDefaults';

const POOL_ID = /^[\w-]+_[0-9a-zA-Z]+$/;

export type UserPool = Resource<UserPoolShape>;

/** @throws InvalidParameterException, ResourceNotFoundException */
export function requirePool({ region }: Place, id = ''): UserPool {
  if (!POOL_ID.test(id)) {
    throw invalidParameter(
      constraintMessage(id, 'userPoolId', patternConstraint(POOL_ID)),
    );
  }
  const found = region.userPools.get(id);
  if (!found) throw notFound(`User pool ${id} does not exist.`);
  return found;
}

/** @throws InvalidParameterException */
export function createPool(
  place: Place,
  input: cognito.CreateUserPoolRequest,
  origin: Origin,
): UserPool {
  const { region, world } = place;
  const { PoolName: name = '', UserPoolTags, Schema, ...settings } = input;
  assertRange('length', 'poolName', name, [1, 128]);
  if (settings.AliasAttributes && settings.UsernameAttributes) {
    throw invalidParameter(
      'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
    );
  }
  const id = `${region.name}_${seededText(
    9,
    LOWER_CASE + UPPER_CASE + DIGITS,
    world.seed,
    region.accountId,
    region.name,
    name,
    world.now().getTime(),
    region.userPools.size,
  )}`;
  const arn = region.arn('cognito-idp', `userpool/${id}`);
  return region.userPools.put(
    newResource(
      place,
      { ...origin, tags: { ...UserPoolTags, ...origin.tags } },
      {
        id,
        arn,
        shape: {
          ...settled(settings, {}),
          Id: id,
          Name: name,
          Arn: arn,
          AliasAttributes: settings.AliasAttributes,
          UsernameAttributes: settings.UsernameAttributes,
          UsernameConfiguration: settings.UsernameConfiguration,
          SchemaAttributes: schemaOf(Schema),
          CreationDate: world.now(),
          LastModifiedDate: world.now(),
          factors: {},
        },
      },
    ),
  );
}

/**
 * Takes the settings as they are given: what is left out goes back to its
 * default, as in AWS.
 * @throws InvalidParameterException
 */
export function updatePool(
  { world }: Place,
  pool: UserPool,
  input: cognito.UpdateUserPoolRequest,
): void {
  const { UserPoolId: _id, UserPoolTags, PoolName, ...settings } = input;
  const { shape } = pool;
  pool.shape = {
    ...settled(settings, shape.factors),
    Id: shape.Id,
    Arn: shape.Arn,
    Name: PoolName ?? shape.Name,
    AliasAttributes: shape.AliasAttributes,
    UsernameAttributes: shape.UsernameAttributes,
    UsernameConfiguration: shape.UsernameConfiguration,
    SchemaAttributes: shape.SchemaAttributes,
    CreationDate: shape.CreationDate,
    LastModifiedDate: world.now(),
    factors: shape.factors,
  };
  if (UserPoolTags) pool.tags = { ...UserPoolTags };
}

/** Attributes can be added to a pool, and neither changed nor removed. */
export function addAttributes(
  pool: UserPool,
  wanted: readonly cognito.SchemaAttributeType[] = [],
): void {
  const known = pool.shape.SchemaAttributes;
  const added = schemaOf(wanted).filter(
    ({ Name }) => !known.some(each => each.Name === Name),
  );
  known.push(...added);
}

/** @throws InvalidParameterException while it is protected or has a domain */
export function deletePool({ region }: Place, pool: UserPool): void {
  if (pool.shape.DeletionProtection === 'ACTIVE') {
    throw invalidParameter(
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    );
  }
  if (region.userPoolDomains.find(each => each.UserPoolId === pool.id)) {
    throw invalidParameter(
      'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    );
  }
  region.userPools.delete(pool.id);
  for (const store of [
    region.userPoolClients,
    region.userPoolGroups,
    region.userPoolResourceServers,
  ]) {
    for (const each of store.all()) {
      if (each.shape.UserPoolId === pool.id) store.delete(each.id);
    }
  }
  for (const user of region.userPoolUsers.where(
    each => each.userPoolId === pool.id,
  )) {
    region.userPoolUsers.delete(user.id);
  }
}

/** The pool as DescribeUserPool tells it. */
export function describePool(
  { region }: Place,
  pool: UserPool,
): cognito.UserPoolType {
  const { factors: _factors, ...shape } = pool.shape;
  const domains = region.userPoolDomains.where(
    each => each.UserPoolId === pool.id,
  );
  return {
    ...shape,
    UserPoolTags: pool.tags,
    EstimatedNumberOfUsers: region.userPoolUsers.where(
      each => each.userPoolId === pool.id,
    ).length,
    Domain: domains.find(({ id }) => !id.includes('.'))?.id,
    CustomDomain: domains.find(({ id }) => id.includes('.'))?.id,
  };
}

type Settings = Omit<
  cognito.UpdateUserPoolRequest,
  'UserPoolId' | 'UserPoolTags' | 'PoolName'
>;

function settled(settings: Settings, factors: MfaFactors) {
  const { MinimumLength } = settings.Policies?.PasswordPolicy ?? {};
  if (MinimumLength !== undefined) {
    assertRange(
      'value',
      'policies.passwordPolicy.minimumLength',
      MinimumLength,
      [6, 99],
    );
  }
  const mfa = settings.MfaConfiguration ?? 'OFF';
  const hasFactor =
    settings.SmsConfiguration ??
    factors.SmsMfaConfiguration ??
    factors.EmailMfaConfiguration ??
    factors.SoftwareTokenMfaConfiguration?.Enabled;
  if (mfa !== 'OFF' && !hasFactor) {
    throw invalidParameter(
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    );
  }
  return {
    ...settings,
    Policies: withDefaultPolicies(settings.Policies),
    DeletionProtection: settings.DeletionProtection ?? 'INACTIVE',
    MfaConfiguration: mfa,
    LambdaConfig: settings.LambdaConfig ?? {},
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE' as const,
      ...settings.VerificationMessageTemplate,
    },
    EmailConfiguration: settings.EmailConfiguration ?? {
      EmailSendingAccount: 'COGNITO_DEFAULT' as const,
    },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: false,
      UnusedAccountValidityDays: 7,
      ...settings.AdminCreateUserConfig,
    },
    UserPoolTier: settings.UserPoolTier ?? ('ESSENTIALS' as const),
  };
}
