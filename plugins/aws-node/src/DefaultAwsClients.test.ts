import { ECSClient } from '@aws-sdk/client-ecs';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsClients } from './DefaultAwsClients';

const account = (accountId: string) => ({
  accountId,
  accessKeyId: accountId,
  secretAccessKey: 'secret',
});

const clients = DefaultAwsClients.fromConfig(
  new ConfigReader({
    aws: { accounts: [account('111111111111'), account('222222222222')] },
    quarterdeck: {
      aws: {
        endpoint: 'http://127.0.0.1:4566',
        regions: ['us-east-1', 'eu-west-1'],
      },
    },
  }),
);

const target = { accountId: '222222222222', region: 'eu-west-1' };

it('knows every account in every region', () => {
  expect(clients.accountIds()).toEqual(['111111111111', '222222222222']);
  expect(clients.targets()).toEqual([
    { accountId: '111111111111', region: 'us-east-1' },
    { accountId: '111111111111', region: 'eu-west-1' },
    { accountId: '222222222222', region: 'us-east-1' },
    { accountId: '222222222222', region: 'eu-west-1' },
  ]);
});

it('gives a client the credentials, region and endpoint of its target', async () => {
  const client = await clients.get(ECSClient, target);
  expect(await client.config.region()).toBe('eu-west-1');
  expect((await client.config.credentials()).accessKeyId).toBe('222222222222');
  expect(await client.config.endpoint?.()).toMatchObject({
    hostname: '127.0.0.1',
    port: 4566,
  });
});

it('gives the same client for the same target, and another for another', async () => {
  const client = await clients.get(ECSClient, target);
  expect(await clients.get(ECSClient, { ...target })).toBe(client);
  expect(
    await clients.get(ECSClient, { ...target, region: 'us-east-1' }),
  ).not.toBe(client);
});

it('refuses an account that is not configured', async () => {
  await expect(
    clients.get(ECSClient, { accountId: '333333333333', region: 'us-east-1' }),
  ).rejects.toMatchObject({
    name: 'NotFoundError',
    message: expect.stringContaining('aws.accounts'),
  });
});

it('looks in us-east-1 where no region is configured', () => {
  expect(DefaultAwsClients.fromConfig(new ConfigReader({})).regions()).toEqual([
    'us-east-1',
  ]);
});
