import { z } from 'zod';
import {
  createClient,
  requireClient,
  updateClient,
} from '../../services/cognito/clients';
import {
  createDomain,
  deleteDomain,
  updateDomain,
} from '../../services/cognito/domains';
import {
  createGroup,
  deleteGroup,
  updateGroup,
} from '../../services/cognito/groups';
import { setMfa } from '../../services/cognito/mfa';
import {
  addAttributes,
  createPool,
  deletePool,
  requirePool,
  updatePool,
  type UserPool,
} from '../../services/cognito/pools';
import {
  createResourceServer,
  deleteResourceServer,
  updateResourceServer,
} from '../../services/cognito/resourceServers';
import {
  number,
  type ProviderContext,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import {
  clientProperties,
  customDomainConfig,
  poolProperties,
  scopes,
} from './cognitoProperties';
import { callService, callToRemove } from './callService';
import { generatedName } from './names';
import { originOf } from './originOf';

const call = <Result>(work: () => Result) =>
  callService('CognitoIdentityProvider', work);
const callToDelete = (work: () => void) =>
  callToRemove('CognitoIdentityProvider', work);

type PoolProperties = z.output<z.ZodObject<typeof poolProperties>>;

export const userPool = resourceProvider({
  type: 'AWS::Cognito::UserPool',
  seconds: 3,
  properties: poolProperties,
  untagged: true,
  replacedBy: [
    'AliasAttributes',
    'UsernameAttributes',
    'UsernameConfiguration',
  ],
  create(properties, context) {
    const { UserPoolName, Schema } = properties;
    const pool = call(() =>
      createPool(
        context,
        {
          ...settingsOf(properties),
          PoolName: UserPoolName ?? generatedName(context, 128),
          AliasAttributes: properties.AliasAttributes,
          UsernameAttributes: properties.UsernameAttributes,
          UsernameConfiguration: properties.UsernameConfiguration,
          Schema,
        },
        { stackId: context.stackId },
      ),
    );
    configure(pool, properties, context);
    return poolMade(pool, context);
  },
  update(properties, existing, context) {
    const pool = call(() => requirePool(context, existing.physicalId));
    call(() => {
      updatePool(context, pool, {
        ...settingsOf(properties),
        UserPoolId: pool.id,
        PoolName: properties.UserPoolName,
      });
      addAttributes(pool, properties.Schema);
    });
    configure(pool, properties, context);
    return poolMade(pool, context);
  },
  delete({ physicalId }, context) {
    callToDelete(() => deletePool(context, requirePool(context, physicalId)));
  },
});

/** What an update of the pool's API takes as well. */
function settingsOf(properties: PoolProperties) {
  const {
    AliasAttributes: _alias,
    EmailAuthenticationMessage: _message,
    EmailAuthenticationSubject: _subject,
    EnabledMfas: _factors,
    MfaConfiguration: _mfa,
    Schema: _schema,
    UsernameAttributes: _usernames,
    UsernameConfiguration: _username,
    UserPoolName: _name,
    UserPoolTags: _tags,
    WebAuthnRelyingPartyID: _relyingParty,
    WebAuthnUserVerification: _verification,
    ...settings
  } = properties;
  return settings;
}

/** The factors and tags, which CloudFormation sets by calls of their own. */
function configure(
  pool: UserPool,
  properties: PoolProperties,
  context: ProviderContext,
) {
  const { UserPoolTags = {}, EnabledMfas = [] } = properties;
  pool.tags = tagsFor(
    context,
    Object.entries(UserPoolTags).map(([Key, Value]) => ({ Key, Value })),
  );
  if (properties.MfaConfiguration === undefined) return;
  const { SmsConfiguration } = properties;
  call(() =>
    setMfa(context, pool, {
      MfaConfiguration: properties.MfaConfiguration,
      ...(properties.MfaConfiguration !== 'OFF' && {
        SoftwareTokenMfaConfiguration: {
          Enabled: EnabledMfas.includes('SOFTWARE_TOKEN_MFA'),
        },
        ...(EnabledMfas.includes('SMS_MFA') && {
          SmsMfaConfiguration: { SmsConfiguration },
        }),
        ...(EnabledMfas.includes('EMAIL_OTP') && {
          EmailMfaConfiguration: {
            Message: properties.EmailAuthenticationMessage,
            Subject: properties.EmailAuthenticationSubject,
          },
        }),
      }),
    }),
  );
}

function poolMade(pool: UserPool, { region }: ProviderContext) {
  const providerName = `cognito-idp.${region.name}.amazonaws.com/${pool.id}`;
  return {
    physicalId: pool.id,
    attributes: {
      Arn: pool.arn,
      ProviderName: providerName,
      ProviderURL: `https://${providerName}`,
      UserPoolId: pool.id,
    },
  };
}

export const userPoolClient = resourceProvider({
  type: 'AWS::Cognito::UserPoolClient',
  seconds: 1,
  untagged: true,
  properties: clientProperties,
  replacedBy: ['UserPoolId', 'GenerateSecret'],
  create(properties, context) {
    const ClientName = properties.ClientName ?? generatedName(context, 128);
    const client = call(() =>
      createClient(context, { ...properties, ClientName }, originOf(context)),
    );
    return clientMade(client);
  },
  update(properties, existing, context) {
    const { GenerateSecret: _secret, ...settings } = properties;
    const client = call(() =>
      requireClient(context, properties.UserPoolId, existing.physicalId),
    );
    call(() =>
      updateClient(context, client, { ...settings, ClientId: client.id }),
    );
    return clientMade(client);
  },
  delete({ physicalId, properties }, context) {
    callToDelete(() => {
      const { id } = requireClient(context, properties.UserPoolId, physicalId);
      context.region.userPoolClients.delete(id);
    });
  },
});

const clientMade = ({ id, shape }: ReturnType<typeof createClient>) => ({
  physicalId: id,
  attributes: {
    ClientId: id,
    Name: shape.ClientName,
    ...(shape.ClientSecret && { ClientSecret: shape.ClientSecret }),
  },
});

export const userPoolDomain = resourceProvider({
  type: 'AWS::Cognito::UserPoolDomain',
  seconds: 4,
  untagged: true,
  properties: {
    CustomDomainConfig: customDomainConfig.optional(),
    Domain: text,
    ManagedLoginVersion: number.optional(),
    UserPoolId: text,
  },
  replacedBy: ['Domain', 'UserPoolId'],
  create(properties, context) {
    const { id, shape } = call(() =>
      createDomain(context, properties, originOf(context)),
    );
    return {
      physicalId: id,
      attributes: {
        Id: id,
        CloudFrontDistribution: shape.CloudFrontDistribution ?? '',
      },
    };
  },
  update(properties, existing, context) {
    call(() => updateDomain(context, properties));
    return existing;
  },
  delete({ physicalId, properties }, context) {
    callToDelete(() =>
      deleteDomain(context, properties.UserPoolId, physicalId),
    );
  },
});

export const userPoolGroup = resourceProvider({
  type: 'AWS::Cognito::UserPoolGroup',
  untagged: true,
  properties: {
    Description: text.optional(),
    GroupName: text.optional(),
    Precedence: number.optional(),
    RoleArn: text.optional(),
    UserPoolId: text,
  },
  replacedBy: ['GroupName', 'UserPoolId'],
  create(properties, context) {
    const GroupName = properties.GroupName ?? generatedName(context, 128);
    const { shape } = call(() =>
      createGroup(context, { ...properties, GroupName }, originOf(context)),
    );
    return { physicalId: shape.GroupName };
  },
  update(properties, existing, context) {
    const GroupName = existing.physicalId;
    call(() => updateGroup(context, { ...properties, GroupName }));
    return existing;
  },
  delete({ physicalId, properties }, context) {
    callToDelete(() => deleteGroup(context, properties.UserPoolId, physicalId));
  },
});

export const userPoolResourceServer = resourceProvider({
  type: 'AWS::Cognito::UserPoolResourceServer',
  untagged: true,
  properties: {
    Identifier: text,
    Name: text,
    Scopes: scopes.optional(),
    UserPoolId: text,
  },
  replacedBy: ['Identifier', 'UserPoolId'],
  create(properties, context) {
    call(() => createResourceServer(context, properties, originOf(context)));
    return { physicalId: properties.Identifier };
  },
  update(properties, existing, context) {
    call(() => updateResourceServer(context, properties));
    return existing;
  },
  delete({ properties }, context) {
    callToDelete(() =>
      deleteResourceServer(
        context,
        properties.UserPoolId,
        properties.Identifier,
      ),
    );
  },
});
