import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetResourcePolicyCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  type ListSecretsRequest,
  ListSecretVersionIdsCommand,
  paginateListSecrets,
  PutSecretValueCommand,
  RestoreSecretCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { shopWorld } from '../../testing/shopWorld';
import { serveWorld, type SimulatedAws } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';

const DAY_MS = 24 * 3600 * 1000;

describe('Secrets Manager', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: SecretsManagerClient;

  beforeEach(async () => {
    shop = shopWorld();
    aws = await serveWorld(shop.world);
    client = new SecretsManagerClient(aws.client);
  });
  afterEach(() => aws.stop());

  const create = (Name: string, more: object = {}) =>
    client.send(
      new CreateSecretCommand({ Name, SecretString: 'first', ...more }),
    );
  const valueOf = async (SecretId: string, VersionStage?: string) => {
    const { SecretString } = await client.send(
      new GetSecretValueCommand({ SecretId, VersionStage }),
    );
    return SecretString;
  };

  it('gives a secret by name and by ARN, and its value to readers only', async () => {
    const { ARN = '' } = await create('shop/db');
    expect(ARN).toMatch(/:secret:shop\/db-[A-Za-z0-9]{6}$/);
    for (const id of ['shop/db', ARN, ARN.slice(0, -7)]) {
      expect(await valueOf(id)).toBe('first');
    }
    const described = await client.send(
      new DescribeSecretCommand({ SecretId: 'shop/db' }),
    );
    expect(described).not.toHaveProperty('SecretString');
    await expect(valueOf('gone')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
    await expect(create('shop/db')).rejects.toMatchObject({
      name: 'ResourceExistsException',
      message:
        'The operation failed because the secret shop/db already exists.',
    });
  });

  it('keeps the previous value, and takes the same one once', async () => {
    await create('shop/db');
    const token = '11111111-2222-4333-8444-555555555555';
    const put = (SecretString: string) =>
      client.send(
        new PutSecretValueCommand({
          SecretId: 'shop/db',
          SecretString,
          ClientRequestToken: token,
        }),
      );
    await put('second');
    await put('second');
    await expect(put('third')).rejects.toMatchObject({
      name: 'ResourceExistsException',
    });
    expect(await valueOf('shop/db')).toBe('second');
    expect(await valueOf('shop/db', 'AWSPREVIOUS')).toBe('first');
    const { Versions } = await client.send(
      new ListSecretVersionIdsCommand({ SecretId: 'shop/db' }),
    );
    expect(Versions?.map(each => each.VersionStages)).toEqual(
      expect.arrayContaining([['AWSPREVIOUS'], ['AWSCURRENT']]),
    );
    expect(Versions).toHaveLength(2);
  });

  it('can be restored for as long as its window is open', async () => {
    await create('shop/db');
    const remove = (more: object) =>
      client.send(new DeleteSecretCommand({ SecretId: 'shop/db', ...more }));
    await expect(remove({ RecoveryWindowInDays: 3 })).rejects.toThrow(
      'must be between 7 and 30 days (inclusive)',
    );
    await remove({ RecoveryWindowInDays: 7 });
    await expect(valueOf('shop/db')).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining('marked for deletion'),
    });
    await expect(create('shop/db')).rejects.toThrow(
      'already scheduled for deletion',
    );
    await client.send(new RestoreSecretCommand({ SecretId: 'shop/db' }));
    expect(await valueOf('shop/db')).toBe('first');
    await remove({ RecoveryWindowInDays: 7 });
    shop.clock.advance(8 * DAY_MS);
    await create('shop/db');
    await remove({ ForceDeleteWithoutRecovery: true });
    await create('shop/db');
  });

  it('refuses to rotate without a function', async () => {
    await create('shop/db');
    await expect(
      client.send(new RotateSecretCommand({ SecretId: 'shop/db' })),
    ).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message:
        'No Lambda rotation function ARN is associated with this secret.',
    });
  });

  it('finds secrets by filters, in pages', async () => {
    for (const name of ['shop/db', 'shop/jwt', 'search/db']) {
      await create(name, {
        Tags: [{ Key: 'team', Value: name.split('/')[0] }],
      });
    }
    const names = async (input: ListSecretsRequest) => {
      const { SecretList } = await client.send(new ListSecretsCommand(input));
      return SecretList?.map(each => each.Name).sort();
    };
    expect(
      await names({ Filters: [{ Key: 'name', Values: ['shop/'] }] }),
    ).toEqual(['shop/db', 'shop/jwt']);
    expect(
      await names({
        Filters: [
          { Key: 'tag-value', Values: ['shop'] },
          { Key: 'name', Values: ['!shop/db'] },
        ],
      }),
    ).toEqual(['shop/jwt']);
    const sizes: unknown[] = [];
    for await (const page of paginateListSecrets({ client, pageSize: 2 }, {})) {
      sizes.push(page.SecretList?.length);
    }
    expect(sizes).toEqual([2, 1]);
    const { SecretValues, Errors } = await client.send(
      new BatchGetSecretValueCommand({ SecretIdList: ['shop/db', 'gone'] }),
    );
    expect(SecretValues).toMatchObject([{ SecretString: 'first' }]);
    expect(Errors).toMatchObject([
      { SecretId: 'gone', ErrorCode: 'ResourceNotFoundException' },
    ]);
  });

  it('makes passwords up', async () => {
    const password = async (input: object) => {
      const { RandomPassword } = await client.send(
        new GetRandomPasswordCommand(input),
      );
      return RandomPassword;
    };
    expect(await password({})).toMatch(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w]).{32}$/s,
    );
    expect(
      await password({
        PasswordLength: 6,
        ExcludePunctuation: true,
        ExcludeUppercase: true,
        ExcludeCharacters: 'abcdefghijklm',
      }),
    ).toMatch(/^[n-z0-9]{6}$/);
    await expect(password({ PasswordLength: 2 })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('is made up by a stack, and told where its database is', async () => {
    const stacks = new StackClient(aws.client);
    const resources = (length: number) => ({
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: {
          Name: 'shop-production/database',
          GenerateSecretString: {
            SecretStringTemplate: '{"username":"dbadmin"}',
            GenerateStringKey: 'password',
            PasswordLength: length,
            ExcludeCharacters: '"@/\\',
          },
        },
      },
      Attachment: {
        Type: 'AWS::SecretsManager::SecretTargetAttachment',
        Properties: {
          SecretId: { Ref: 'Secret' },
          TargetId: shop.database.id,
          TargetType: 'AWS::RDS::DBInstance',
        },
      },
      Policy: {
        Type: 'AWS::SecretsManager::ResourcePolicy',
        Properties: {
          SecretId: { Ref: 'Secret' },
          ResourcePolicy: { Version: '2012-10-17' },
        },
      },
    });
    const id = 'shop-production/database';
    const made = await stacks.create('data', resources(30));
    expect(made).toMatchObject({ status: 'CREATE_COMPLETE', failures: [] });
    const content = JSON.parse((await valueOf(id)) ?? '');
    expect(content).toMatchObject({
      username: 'dbadmin',
      engine: 'postgres',
      dbInstanceIdentifier: shop.database.id,
    });
    expect(content.password).toMatch(/^[^"@/\\]{30}$/);
    const { ResourcePolicy } = await client.send(
      new GetResourcePolicyCommand({ SecretId: id }),
    );
    expect(ResourcePolicy).toBe('{"Version":"2012-10-17"}');
    await stacks.update('data', resources(40));
    const after = JSON.parse((await valueOf(id)) ?? '');
    expect(after.password).toHaveLength(40);
    expect((await stacks.delete('data')).status).toBe('DELETE_COMPLETE');
    await expect(valueOf(id)).rejects.toThrow("can't find");
  });
});
