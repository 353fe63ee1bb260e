import {
  CreateLogGroupCommand,
  CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { parseEnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from '../../../__testUtils__/awsWorld';
import { Delegations } from '../../../delegation/Delegations';
import { names } from '.';

const location = { accountId: ACCOUNT_ID, region: REGION };

describe('names that are taken', () => {
  let world: AwsWorld;
  let hostedZoneId: string;

  const look = () =>
    names({
      awsClients: world.awsClients,
      delegations: new Delegations({ resolveNs: undefined, timeoutHours: 1 }),
      location: { ...location, environmentId: 'books-staging' },
      found: [],
      spec: parseEnvironmentSpec({
        ...location,
        name: 'books',
        stage: 'staging',
        owner: 'group:default/books',
        domain: { mode: 'existing-zone', name: 'example.com', hostedZoneId },
        repository: { github: 'example/books', oidcProvider: 'create' },
      }),
    });

  beforeAll(async () => {
    world = await startAwsWorld({ args: ['--environments=none'] });
    const dns = await world.awsClients.get(Route53Client, location);
    const { HostedZone } = await dns.send(
      new CreateHostedZoneCommand({
        Name: 'example.com',
        CallerReference: '1',
      }),
    );
    hostedZoneId = HostedZone?.Id?.replace('/hostedzone/', '') ?? '';
  }, 60_000);

  afterAll(() => world?.stop());

  it('are none in an account where nothing is', async () => {
    expect(await look()).toEqual([
      {
        check: 'names',
        severity: 'ok',
        message: 'No name that is needed is taken.',
        evidence: [],
      },
    ]);
  });

  it('are said one by one, each with what can be done', async () => {
    const { awsClients } = world;
    const bucket = `books-staging-backup-${ACCOUNT_ID}-${REGION}`;
    const iam = await awsClients.get(IAMClient, location);
    const dns = await awsClients.get(Route53Client, location);
    await (
      await awsClients.get(CloudWatchLogsClient, location)
    ).send(new CreateLogGroupCommand({ logGroupName: '/ecs/books-staging' }));
    await (
      await awsClients.get(S3Client, location)
    ).send(new CreateBucketCommand({ Bucket: bucket }));
    await (
      await awsClients.get(SESv2Client, location)
    ).send(new CreateEmailIdentityCommand({ EmailIdentity: 'example.com' }));
    await iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: 'https://token.actions.githubusercontent.com',
        ClientIDList: ['sts.amazonaws.com'],
      }),
    );
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'books-staging-task-role',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    );
    await dns.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: hostedZoneId,
        ChangeBatch: {
          Changes: [
            {
              Action: 'CREATE',
              ResourceRecordSet: {
                Name: 'example.com',
                Type: 'A',
                TTL: 60,
                ResourceRecords: [{ Value: '192.0.2.1' }],
              },
            },
          ],
        },
      }),
    );

    const found = await look();
    expect(found.every(({ severity }) => severity === 'blocker')).toBe(true);
    expect(
      found.map(({ message, field }) => [message, field]).toSorted(),
    ).toEqual(
      [
        [`There is a bucket \`${bucket}\` already.`, 'name'],
        ['There is a log group `/ecs/books-staging` already.', 'name'],
        [
          'There is a record of addresses `example.com` already.',
          'domain.name',
        ],
        ['There is a role `books-staging-task-role` already.', 'name'],
        [
          'There is an e-mail identity `example.com` already.',
          'email.identity',
        ],
        [
          'There is an identity provider `token.actions.githubusercontent.com` already.',
          'repository.oidcProvider',
        ],
      ].toSorted(),
    );
    expect(found.find(({ field }) => field === 'email.identity')?.remedy).toBe(
      'Set `email.identity` to `existing` to use it as it is.',
    );
  });
});
