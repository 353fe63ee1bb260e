import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { World } from '../../world/World';

describe('STS', () => {
  let aws: SimulatedAws;
  beforeAll(async () => {
    aws = await serveWorld(new World());
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
});
