import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { newStack } from '../cloudformation/newStack';
import {
  type SimulatedAws,
  serveWorld,
  TEST_ACCOUNT_ID,
  TEST_REGION,
} from '../../testing/simulatedAws';
import { ManualClock } from '../../world/Clock';
import { World } from '../../world/World';

describe('STS', () => {
  let aws: SimulatedAws;
  let world: World;
  beforeAll(async () => {
    world = new World();
    aws = await serveWorld(world);
  });
  afterAll(() => aws.stop());

  it('says who the caller is', async () => {
    const client = new STSClient(aws.clientOf('210987654321'));
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '210987654321',
      Arn: 'arn:aws:iam::210987654321:user/demo',
      UserId: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
    });
  });

  it('makes the caller another, in another account', async () => {
    const { Credentials: given, AssumedRoleUser: user } = await new STSClient(
      aws.client,
    ).send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::210987654321:role/portal/reader',
        RoleSessionName: 'quarterdeck',
      }),
    );
    const client = new STSClient({
      ...aws.client,
      credentials: {
        accessKeyId: given?.AccessKeyId ?? '',
        secretAccessKey: given?.SecretAccessKey ?? '',
        sessionToken: given?.SessionToken,
      },
    });
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '210987654321',
      Arn: 'arn:aws:sts::210987654321:assumed-role/reader/quarterdeck',
      UserId: user?.AssumedRoleId,
    });
    expect(given?.Expiration?.getTime()).toBeGreaterThan(Date.now());
  });

  it('refuses what is no role', async () => {
    const client = new STSClient(aws.client);
    await expect(
      client.send(
        new AssumeRoleCommand({ RoleArn: 'reader', RoleSessionName: 'me' }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('gives temporary credentials of the caller', async () => {
    const { Credentials } = await new STSClient(aws.client).send(
      new GetSessionTokenCommand({}),
    );
    expect(Credentials).toMatchObject({ SessionToken: expect.any(String) });
  });

  it('takes temporary credentials until they expire', async () => {
    const clock = new ManualClock(new Date());
    const hasty = await serveWorld(
      new World({ clock, longestSessionSeconds: 60 }),
    );
    try {
      const { Credentials: given } = await new STSClient(hasty.client).send(
        new GetSessionTokenCommand({}),
      );
      const client = new STSClient({
        ...hasty.client,
        credentials: {
          accessKeyId: given?.AccessKeyId ?? '',
          secretAccessKey: given?.SecretAccessKey ?? '',
          sessionToken: given?.SessionToken,
        },
      });
      const whoAmI = () => client.send(new GetCallerIdentityCommand({}));
      await whoAmI();
      clock.advance(61_000);
      await expect(whoAmI()).rejects.toMatchObject({
        name: 'ExpiredToken',
        message: expect.stringMatching(/expired/),
      });
    } finally {
      await hasty.stop();
    }
  });

  it('lets nobody become a role that an account with stacks does not have', async () => {
    const account = '555555555555';
    newStack(world, world.region(account, TEST_REGION), 'any');
    await expect(
      new STSClient(aws.client).send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${account}:role/reader`,
          RoleSessionName: 'me',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        'is not authorized to perform: sts:AssumeRole on resource',
      ),
      $metadata: { httpStatusCode: 403 },
    });
  });

  describe('with the token of a provider', () => {
    const url = 'token.actions.githubusercontent.com';
    const providerArn = `arn:aws:iam::${TEST_ACCOUNT_ID}:oidc-provider/${url}`;
    const RoleArn = `arn:aws:iam::${TEST_ACCOUNT_ID}:role/deployer`;
    const token = (claims: object) =>
      ['{}', JSON.stringify(claims), 'signature']
        .map(each => Buffer.from(each).toString('base64url'))
        .join('.');
    const claims = {
      iss: `https://${url}`,
      aud: 'sts.amazonaws.com',
      sub: 'repo:acme/shop:ref:refs/heads/main',
    };
    const assume = (given: object) =>
      new STSClient(aws.client).send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn,
          RoleSessionName: 'deploy',
          WebIdentityToken: token(given),
        }),
      );
    beforeAll(() => {
      const global = world.global(TEST_ACCOUNT_ID);
      const common = { createdAt: world.now(), tags: {} };
      global.oidcProviders.put({
        ...common,
        id: providerArn,
        arn: providerArn,
        shape: { url, clientIds: ['sts.amazonaws.com'], thumbprints: [] },
      });
      global.roles.put({
        ...common,
        id: 'deployer',
        arn: RoleArn,
        shape: {
          RoleName: 'deployer',
          RoleId: 'AROA1',
          Path: '/',
          Arn: RoleArn,
          CreateDate: world.now(),
          inlinePolicies: {},
          managedPolicyArns: [],
          AssumeRolePolicyDocument: JSON.stringify({
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRoleWithWebIdentity',
                Principal: { Federated: providerArn },
                Condition: {
                  StringEquals: { [`${url}:aud`]: 'sts.amazonaws.com' },
                  StringLike: { [`${url}:sub`]: 'repo:acme/shop:*' },
                },
              },
            ],
          }),
        },
      });
    });

    it('lets those become the role whom it trusts', async () => {
      expect(await assume(claims)).toMatchObject({
        AssumedRoleUser: { AssumedRoleId: 'AROA1:deploy' },
        Provider: providerArn,
        SubjectFromWebIdentityToken: claims.sub,
      });
    });

    it.each([
      ['of another repository', { sub: 'repo:evil/shop:x' }, 'AccessDenied'],
      ['of another issuer', { iss: 'https://x' }, 'InvalidIdentityToken'],
      ['for another audience', { aud: 'x' }, 'InvalidIdentityToken'],
      ['of yesterday', { exp: 1 }, 'ExpiredTokenException'],
    ])('refuses one %s', async (_which, change, name) => {
      await expect(assume({ ...claims, ...change })).rejects.toMatchObject({
        name: expect.stringMatching(name),
      });
    });
  });
});
