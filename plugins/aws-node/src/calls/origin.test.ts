import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsClients } from '../DefaultAwsClients';
import { fenced } from './fence';
import { isFromAws } from './origin';

const target = { accountId: '111111111111', region: 'us-east-1' };

/** What asking an AWS throws at which nobody listens. */
async function thrownBehind(check: () => void): Promise<unknown> {
  const clients = DefaultAwsClients.fromConfig(
    new ConfigReader({
      aws: {
        accounts: [
          {
            accountId: target.accountId,
            accessKeyId: target.accountId,
            secretAccessKey: 'any',
          },
        ],
      },
      quarterdeck: { aws: { endpoint: 'http://127.0.0.1:1' } },
    }),
  );
  const client = await clients.get(ECSClient, target);
  return fenced(check, () => client.send(new ListClustersCommand({}))).then(
    () => undefined,
    error => error,
  );
}

describe('an error out of a call of AWS', () => {
  it("is AWS's when AWS does not answer", async () => {
    const error = await thrownBehind(() => undefined);
    expect(String(error)).toMatch(/ECONNREFUSED/);
    expect(isFromAws(error)).toBe(true);
  });

  it("is the portal's when its own check refuses the call", async () => {
    const refusal = new Error('The lease is lost');
    const error = await thrownBehind(() => {
      throw refusal;
    });
    expect(error).toBe(refusal);
    expect(isFromAws(error)).toBe(false);
  });

  it("is the portal's when no call has thrown it", () => {
    const error = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    expect(isFromAws(error)).toBe(false);
  });
});
