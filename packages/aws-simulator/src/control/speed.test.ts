import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { Simulator } from '../Simulator';
import { World } from '../world/World';

describe('the speed of a simulator that runs', () => {
  const simulator = new Simulator(new World());
  let url: string;
  let logs: CloudWatchLogsClient;

  beforeAll(async () => {
    url = await simulator.listen(0);
    logs = new CloudWatchLogsClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
    });
    await logs.send(new CreateLogGroupCommand({ logGroupName: 'any' }));
  });
  afterAll(async () => {
    logs.destroy();
    await simulator.close();
  });

  async function changeSpeed(speed: unknown) {
    const response = await fetch(`${url}/_simulator/speed`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
    return { status: response.status, answer: await response.json() };
  }

  async function startQuery() {
    const { queryId } = await logs.send(
      new StartQueryCommand({
        logGroupName: 'any',
        queryString: 'fields @message',
        startTime: 0,
        endTime: 1,
      }),
    );
    return queryId;
  }

  async function statusOf(queryId: string | undefined) {
    const { status } = await logs.send(new GetQueryResultsCommand({ queryId }));
    return status;
  }

  it('holds what is begun, for as long as somebody looks', async () => {
    // Two seconds at the usual speed.
    expect(await changeSpeed(0.0001)).toEqual({
      status: 200,
      answer: { speed: 'instant' },
    });
    const queryId = await startQuery();
    expect(['Scheduled', 'Running']).toContain(await statusOf(queryId));
    await logs.send(new StopQueryCommand({ queryId }));
    expect(await statusOf(queryId)).toBe('Cancelled');
    expect((await changeSpeed('instant')).answer).toEqual({ speed: 0.0001 });
  });

  it.each([0, -1, 'fast', null])('is not %p', async speed => {
    expect((await changeSpeed(speed)).status).toBe(400);
  });
});
