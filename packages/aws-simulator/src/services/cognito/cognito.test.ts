import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetUserPoolMfaConfigCommand,
  ListTagsForResourceCommand,
  ListUsersCommand,
  paginateListUserPools,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { restoreWorld, saveWorld } from '../../state/worldState';
import { serveWorld, type SimulatedAws } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { World } from '../../world/World';

describe('Cognito user pools', () => {
  let world: World;
  let aws: SimulatedAws;
  let client: CognitoIdentityProviderClient;

  beforeEach(async () => {
    world = new World();
    aws = await serveWorld(world);
    client = new CognitoIdentityProviderClient(aws.client);
  });
  afterEach(() => aws.stop());

  const createPool = async (PoolName: string, more: object = {}) => {
    const { UserPool } = await client.send(
      new CreateUserPoolCommand({ PoolName, ...more }),
    );
    return UserPool!;
  };
  const describePool = async (UserPoolId: string | undefined) => {
    const { UserPool } = await client.send(
      new DescribeUserPoolCommand({ UserPoolId }),
    );
    return UserPool!;
  };

  it('makes a pool with the defaults of AWS', async () => {
    const { Id, Arn } = await createPool('shop', {
      UserPoolTags: { team: 'storefront' },
    });
    expect(Id).toMatch(/^us-east-1_[A-Za-z0-9]{9}$/);
    expect(Arn).toBe(
      `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${Id}`,
    );
    expect(await describePool(Id)).toMatchObject({
      Name: 'shop',
      DeletionProtection: 'INACTIVE',
      MfaConfiguration: 'OFF',
      UserPoolTier: 'ESSENTIALS',
      EstimatedNumberOfUsers: 0,
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireSymbols: true } },
      UserPoolTags: { team: 'storefront' },
    });
    const { Tags } = await client.send(
      new ListTagsForResourceCommand({ ResourceArn: Arn }),
    );
    expect(Tags).toEqual({ team: 'storefront' });
  });

  it('pages through the pools', async () => {
    for (const name of ['a', 'b', 'c']) await createPool(name);
    const names: unknown[] = [];
    for await (const page of paginateListUserPools(
      { client, pageSize: 2 },
      { MaxResults: 2 },
    )) {
      names.push(...(page.UserPools ?? []).map(each => each.Name));
    }
    expect(names.sort()).toEqual(['a', 'b', 'c']);
  });

  it('keeps a protected pool, and one with a domain', async () => {
    const { Id } = await createPool('shop', { DeletionProtection: 'ACTIVE' });
    const remove = () =>
      client.send(new DeleteUserPoolCommand({ UserPoolId: Id }));
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('deletion protection is activated'),
    });
    const domain = { UserPoolId: Id, Domain: 'shop-prod' };
    await client.send(new CreateUserPoolDomainCommand(domain));
    await client.send(
      new UpdateUserPoolCommand({
        UserPoolId: Id,
        DeletionProtection: 'INACTIVE',
      }),
    );
    await expect(remove()).rejects.toThrow('It has a domain configured');
    await client.send(new DeleteUserPoolDomainCommand(domain));
    await remove();
    await expect(describePool(Id)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `User pool ${Id} does not exist.`,
    });
  });

  it('gives a prefix to one pool of a region only', async () => {
    const first = await createPool('first');
    const second = await createPool('second');
    await client.send(
      new CreateUserPoolDomainCommand({
        UserPoolId: first.Id,
        Domain: 'shop-prod',
      }),
    );
    await expect(
      client.send(
        new CreateUserPoolDomainCommand({
          UserPoolId: second.Id,
          Domain: 'shop-prod',
        }),
      ),
    ).rejects.toThrow('Domain already associated with another user pool.');
    await expect(
      client.send(
        new CreateUserPoolDomainCommand({
          UserPoolId: second.Id,
          Domain: 'my-cognito',
        }),
      ),
    ).rejects.toThrow('reserved word: cognito');
    const { DomainDescription } = await client.send(
      new DescribeUserPoolDomainCommand({ Domain: 'shop-prod' }),
    );
    expect(DomainDescription).toMatchObject({
      UserPoolId: first.Id,
      Status: 'ACTIVE',
    });
    const unknown = await client.send(
      new DescribeUserPoolDomainCommand({ Domain: 'nobodys' }),
    );
    expect(unknown.DomainDescription).toEqual({});
    expect((await describePool(first.Id)).Domain).toBe('shop-prod');
  });

  it('makes clients with a secret, and refuses unsafe callbacks', async () => {
    const { Id: UserPoolId } = await createPool('shop');
    const make = (more: object) =>
      client.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: 'web',
          GenerateSecret: true,
          ...more,
        }),
      );
    const { UserPoolClient: made } = await make({});
    expect(made?.ClientSecret).toMatch(/^[a-z0-9]{52}$/);
    const { UserPoolClient } = await client.send(
      new DescribeUserPoolClientCommand({
        UserPoolId,
        ClientId: made?.ClientId,
      }),
    );
    expect(UserPoolClient).toEqual(made);
    await expect(
      make({ CallbackURLs: ['http://shop.example.com'] }),
    ).rejects.toThrow('http://shop.example.com cannot use the HTTP protocol.');
    await expect(
      make({ AllowedOAuthFlowsUserPoolClient: true }),
    ).rejects.toMatchObject({ name: 'InvalidOAuthFlowException' });
    await expect(
      make({ AllowedOAuthScopes: ['shop/read'] }),
    ).rejects.toMatchObject({ name: 'ScopeDoesNotExistException' });
  });

  it('asks for a second factor only where there is one', async () => {
    const { Id: UserPoolId } = await createPool('shop');
    const set = (more: object) =>
      client.send(
        new SetUserPoolMfaConfigCommand({
          UserPoolId,
          MfaConfiguration: 'ON',
          ...more,
        }),
      );
    await expect(set({})).rejects.toThrow("can't disable all MFAs");
    await set({ SoftwareTokenMfaConfiguration: { Enabled: true } });
    const config = await client.send(
      new GetUserPoolMfaConfigCommand({ UserPoolId }),
    );
    expect(config).toMatchObject({
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    expect((await describePool(UserPoolId)).MfaConfiguration).toBe('ON');
  });

  it('knows its users by e-mail, and their groups', async () => {
    const { Id: UserPoolId } = await createPool('shop', {
      UsernameAttributes: ['email'],
    });
    const Username = 'ada@example.com';
    const user = { UserPoolId, Username };
    const { User } = await client.send(new AdminCreateUserCommand(user));
    expect(User).toMatchObject({
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      Username: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await expect(
      client.send(new AdminCreateUserCommand(user)),
    ).rejects.toMatchObject({ name: 'UsernameExistsException' });
    const found = await client.send(new AdminGetUserCommand(user));
    expect(found.UserAttributes).toContainEqual({
      Name: 'email',
      Value: Username,
    });
    const byPrefix = await client.send(
      new ListUsersCommand({ UserPoolId, Filter: 'email ^= "ad"' }),
    );
    expect(byPrefix.Users).toHaveLength(1);
    await expect(
      client.send(new ListUsersCommand({ UserPoolId, Filter: 'email like' })),
    ).rejects.toThrow('Error while parsing filter.');
    const group = { UserPoolId, GroupName: 'editors' };
    await client.send(new CreateGroupCommand(group));
    await client.send(new AdminAddUserToGroupCommand({ ...user, ...group }));
    const { Groups } = await client.send(
      new AdminListGroupsForUserCommand(user),
    );
    expect(Groups).toMatchObject([group]);
  });

  describe('in a stack', () => {
    const resources = (pool: object = {}, webClient: object = {}) => ({
      Pool: {
        Type: 'AWS::Cognito::UserPool',
        Properties: {
          UserPoolName: 'shop-production',
          DeletionProtection: 'ACTIVE',
          MfaConfiguration: 'OPTIONAL',
          EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
          UsernameAttributes: ['email'],
          Policies: { PasswordPolicy: { MinimumLength: 12 } },
          Schema: [{ Name: 'plan', AttributeDataType: 'String' }],
          ...pool,
        },
      },
      Client: {
        Type: 'AWS::Cognito::UserPoolClient',
        Properties: {
          UserPoolId: { Ref: 'Pool' },
          GenerateSecret: true,
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthFlows: ['code'],
          AllowedOAuthScopes: ['openid', 'shop/read'],
          CallbackURLs: ['https://shop.example.com/callback'],
          ...webClient,
        },
        DependsOn: 'Api',
      },
      Domain: {
        Type: 'AWS::Cognito::UserPoolDomain',
        Properties: { UserPoolId: { Ref: 'Pool' }, Domain: 'shop-9012' },
      },
      Group: {
        Type: 'AWS::Cognito::UserPoolGroup',
        Properties: { UserPoolId: { Ref: 'Pool' }, GroupName: 'editors' },
      },
      Api: {
        Type: 'AWS::Cognito::UserPoolResourceServer',
        Properties: {
          UserPoolId: { Ref: 'Pool' },
          Identifier: 'shop',
          Name: 'Shop',
          Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }],
        },
      },
    });
    const outputs = {
      PoolId: { Ref: 'Pool' },
      ClientId: { 'Fn::GetAtt': ['Client', 'ClientId'] },
      Secret: { 'Fn::GetAtt': ['Client', 'ClientSecret'] },
      Name: { 'Fn::GetAtt': ['Client', 'Name'] },
      Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
    };

    it('is made, changed in place, and removed when it may be', async () => {
      const stacks = new StackClient(aws.client);
      const made = await stacks.create('auth', resources(), outputs);
      expect(made).toMatchObject({ status: 'CREATE_COMPLETE' });
      const { PoolId, Secret } = made.outputs;
      expect(Secret).toMatch(/^[a-z0-9]{52}$/);
      expect(made.outputs.Issuer).toBe(
        `https://cognito-idp.us-east-1.amazonaws.com/${PoolId}`,
      );
      expect(await describePool(PoolId)).toMatchObject({
        MfaConfiguration: 'OPTIONAL',
        Domain: 'shop-9012',
        UserPoolTags: { team: 'storefront' },
        SchemaAttributes: expect.arrayContaining([
          expect.objectContaining({ Name: 'custom:plan' }),
        ]),
      });

      const refused = await stacks.delete('auth');
      expect(refused.status).toBe('DELETE_FAILED');
      expect(refused.failures.join()).toContain(
        'deletion protection is activated',
      );
    });

    it('changes callbacks in place, and the secret by replacement', async () => {
      const stacks = new StackClient(aws.client);
      const { outputs: before } = await stacks.create(
        'auth',
        resources({ DeletionProtection: 'INACTIVE' }),
        outputs,
      );
      const update = (webClient: object) =>
        stacks.update(
          'auth',
          resources({ DeletionProtection: 'INACTIVE' }, webClient),
          { ...outputs, Secret: 'none' },
        );
      const moved = await update({
        CallbackURLs: ['https://d1.cloudfront.net/callback'],
      });
      expect(moved.outputs.ClientId).toBe(before.ClientId);
      const { UserPoolClient } = await client.send(
        new DescribeUserPoolClientCommand({
          UserPoolId: before.PoolId,
          ClientId: before.ClientId,
        }),
      );
      expect(UserPoolClient).toMatchObject({
        CallbackURLs: ['https://d1.cloudfront.net/callback'],
        ClientSecret: before.Secret,
      });
      const replaced = await update({ GenerateSecret: false });
      expect(replaced.outputs.ClientId).not.toBe(before.ClientId);
      expect((await stacks.delete('auth')).status).toBe('DELETE_COMPLETE');
      await expect(describePool(before.PoolId)).rejects.toThrow(
        'does not exist',
      );
    });

    it('refuses what is no property, at any depth', async () => {
      const { status, failures } = await new StackClient(aws.client).create(
        'auth',
        resources({ Policies: { PasswordPolicy: { Length: 12 } } }),
      );
      expect(status).toBe('ROLLBACK_COMPLETE');
      expect(failures.join()).toContain('extraneous key [Length]');
    });

    it('survives a restart', async () => {
      const { outputs: made } = await new StackClient(aws.client).create(
        'auth',
        resources(),
        outputs,
      );
      const before = await describePool(made.PoolId);
      const restored = new World();
      restoreWorld(restored, saveWorld(world));
      await aws.stop();
      aws = await serveWorld(restored);
      client = new CognitoIdentityProviderClient(aws.client);
      expect(await describePool(made.PoolId)).toEqual(before);
    });
  });
});
