import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { clientsOf, TARGET } from '../__testUtils__/clientsOf';
import { fenced } from './fence';
import { isFromAws } from './origin';

/** What asking an AWS throws at which nobody listens. */
async function thrownBehind(check: () => void): Promise<unknown> {
  const clients = clientsOf('http://127.0.0.1:1');
  const client = await clients.get(ECSClient, TARGET);
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
