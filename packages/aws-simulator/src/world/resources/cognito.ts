import type {
  DomainDescriptionType,
  GroupType,
  ResourceServerType,
  SchemaAttributeType,
  SetUserPoolMfaConfigRequest,
  UserPoolClientType,
  UserPoolType,
  UserType,
} from '@aws-sdk/client-cognito-identity-provider';

/** The factors of a pool, beside the {@link UserPoolType.MfaConfiguration}. */
export type MfaFactors = Omit<
  SetUserPoolMfaConfigRequest,
  'UserPoolId' | 'MfaConfiguration'
>;

/** `id` is the pool's own, such as `us-east-1_a1B2c3D4e`. */
export type UserPoolShape = UserPoolType & {
  Id: string;
  Name: string;
  SchemaAttributes: SchemaAttributeType[];
  LastModifiedDate: Date;
  factors: MfaFactors;
};

/** `id` is the client's id. */
export type UserPoolClientShape = UserPoolClientType & {
  ClientId: string;
  ClientName: string;
  UserPoolId: string;
};

/** `id` is the domain: a prefix, or a name of the owner's. */
export type UserPoolDomainShape = DomainDescriptionType & {
  Domain: string;
  UserPoolId: string;
};

/** `id` is `<pool>|<name>`. */
export type UserPoolGroupShape = GroupType & {
  UserPoolId: string;
  GroupName: string;
  /** Their names. */
  users: string[];
};

/** `id` is `<pool>|<identifier>`. */
export type UserPoolResourceServerShape = ResourceServerType & {
  UserPoolId: string;
  Identifier: string;
};

/** `id` is `<pool>|<user name>`. */
export type UserPoolUserShape = Omit<UserType, 'Attributes' | 'Username'> & {
  userPoolId: string;
  Username: string;
  Attributes: Array<{ Name: string; Value: string }>;
};
