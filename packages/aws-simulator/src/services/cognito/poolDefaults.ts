import type {
  SchemaAttributeType,
  UserPoolPolicyType,
} from '@aws-sdk/client-cognito-identity-provider';

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
export function withDefaultPolicies(
  policies: UserPoolPolicyType = {},
): UserPoolPolicyType {
  return {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
      ...policies.PasswordPolicy,
    },
    SignInPolicy: policies.SignInPolicy ?? {
      AllowedFirstAuthFactors: ['PASSWORD'],
    },
  };
}

const MOST_CHARACTERS = '2048';

const text = (Name: string): SchemaAttributeType => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  StringAttributeConstraints: { MinLength: '0', MaxLength: MOST_CHARACTERS },
});

const truth = (Name: string): SchemaAttributeType => ({
  Name,
  AttributeDataType: 'Boolean',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});

/**
 * What every user has.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const STANDARD_ATTRIBUTES: readonly SchemaAttributeType[] = [
  text('profile'),
  text('address'),
  {
    ...text('birthdate'),
    StringAttributeConstraints: { MinLength: '10', MaxLength: '10' },
  },
  text('gender'),
  text('preferred_username'),
  {
    ...text('updated_at'),
    AttributeDataType: 'Number',
    StringAttributeConstraints: undefined,
    NumberAttributeConstraints: { MinValue: '0' },
  },
  text('website'),
  text('picture'),
  text('identities'),
  {
    ...text('sub'),
    Mutable: false,
    Required: true,
    StringAttributeConstraints: { MinLength: '1', MaxLength: MOST_CHARACTERS },
  },
  text('phone_number'),
  truth('phone_number_verified'),
  text('zoneinfo'),
  text('locale'),
  text('email'),
  truth('email_verified'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('name'),
  text('nickname'),
];

/** The standard attributes as a pool wants them, and its own ones. */
export function schemaOf(
  wanted: readonly SchemaAttributeType[] = [],
): SchemaAttributeType[] {
  const standard = STANDARD_ATTRIBUTES.map(attribute => ({
    ...attribute,
    ...wanted.find(each => each.Name === attribute.Name),
  }));
  const own = wanted
    .filter(each => !STANDARD_ATTRIBUTES.some(({ Name }) => Name === each.Name))
    .map(customAttribute);
  return [...standard, ...own];
}

function customAttribute(wanted: SchemaAttributeType): SchemaAttributeType {
  const prefix = wanted.DeveloperOnlyAttribute ? 'dev:' : 'custom:';
  return {
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    ...wanted,
    Name: `${prefix}${wanted.Name}`,
  };
}
