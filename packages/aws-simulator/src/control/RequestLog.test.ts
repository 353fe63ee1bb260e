import {
  CloudFormationClient,
  DeleteStackCommand,
} from '@aws-sdk/client-cloudformation';
import { Simulator } from '../Simulator';
import { World } from '../world/World';
import { RequestLog, type LoggedCall } from './RequestLog';

describe('the log of requests', () => {
  const simulator = new Simulator(new World());
  let url: string;

  beforeAll(async () => {
    url = await simulator.listen(0);
  });
  afterAll(() => simulator.close());

  it('says when who asked what, and what became of it', async () => {
    const client = new CloudFormationClient({
      endpoint: url,
      region: 'eu-west-1',
      credentials: { accessKeyId: '223456789012', secretAccessKey: 'any' },
      userAgentAppId: 'replica-a',
    });
    const before = new Date().toISOString();
    await client.send(new DeleteStackCommand({ StackName: 'gone' }));
    client.destroy();

    const answer = await fetch(`${url}/_simulator/calls`);
    const [call, ...others] = (await answer.json()) as LoggedCall[];
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      service: 'cloudformation',
      operation: 'DeleteStack',
      account: '223456789012',
      region: 'eu-west-1',
      resource: 'arn:aws:cloudformation:eu-west-1:223456789012:stack/gone/*',
      userAgent: expect.stringContaining('app/replica-a'),
      status: 200,
    });
    expect(call.at >= before && call.at <= new Date().toISOString()).toBe(true);
  });

  it('keeps the newest', () => {
    const log = new RequestLog();
    const context = {
      service: 'ecs',
      accountId: '123456789012',
      region: 'us-east-1',
      requestId: '',
      callerArn: '',
      endpoint: '',
    };
    for (let n = 1; n <= 100_001; n++) {
      log.add({
        context: { ...context, operation: `Operation${n % 2}` },
        receivedAt: new Date(n),
        userAgent: '',
        status: 200,
      });
    }
    const calls = log.newestCalls();
    expect(calls).toHaveLength(50_000);
    expect(calls.at(-1)?.at).toBe(new Date(100_001).toISOString());
    expect(log.toJSON().total).toBe(100_001);
  });
});
