import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { simulatedService } from '../../../wire';
import {
  NOON,
  webEnvironment,
  type WebEnvironment,
} from '../../../world/traffic/testing/webEnvironment';
import { serveServices, type ServedServices } from '../../testing/serve';
import { logsHandlers, type LogsOptions } from '..';

const GROUP = 'by-hand';
const ARN = `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}`;
const STREAM = { logGroupName: GROUP, logStreamName: 'one' };

let environment: WebEnvironment;
let served: ServedServices;
let client: CloudWatchLogs;

async function start(options: LogsOptions = {}) {
  environment = webEnvironment();
  served = await serveServices([
    simulatedService(
      logs,
      logsHandlers(environment.world, { liveTailIntervalMs: 20, ...options }),
    ),
  ]);
  client = new CloudWatchLogs({
    ...served.clientConfig,
    disableHostPrefix: true,
  });
  await client.createLogGroup({ logGroupName: GROUP });
  await client.createLogStream(STREAM);
}

afterEach(async () => {
  client.destroy();
  await served.stop();
});

/** Opens a session and gives its start and a way to wait for results. */
async function open(input: Partial<logs.StartLiveTailRequest> = {}) {
  const { responseStream } = await client.startLiveTail({
    logGroupIdentifiers: [ARN],
    ...input,
  });
  const stream = responseStream![Symbol.asyncIterator]();
  const { value: first } = await stream.next();
  return {
    sessionStart: first.sessionStart as logs.LiveTailSessionStart,
    close: () => stream.return?.(),
    nextUpdate: async (): Promise<logs.LiveTailSessionUpdate> =>
      (await stream.next()).value.sessionUpdate,
    nextResults: async () => {
      for (let turn = 0; turn < 200; turn++) {
        const { value } = await stream.next();
        if (value.sessionUpdate.sessionResults.length > 0) {
          return value.sessionUpdate as Required<logs.LiveTailSessionUpdate>;
        }
      }
      throw new Error('Nothing came');
    },
  };
}

/** Writes lines, and lets a second pass. */
async function write(...messages: string[]) {
  const timestamp = environment.world.now().getTime();
  await client.putLogEvents({
    ...STREAM,
    logEvents: messages.map(message => ({ timestamp, message })),
  });
  environment.clock.advance(1_000);
}

describe('live tail', () => {
  it('begins with what was asked for and goes on with what is new', async () => {
    await start();
    await write('old');
    const session = await open({ logEventFilterPattern: '-secret' });
    expect(session.sessionStart).toMatchObject({
      sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      logGroupIdentifiers: [ARN],
      logEventFilterPattern: '-secret',
    });
    expect((await session.nextUpdate()).sessionResults).toEqual([]);
    await write('hello', 'a secret', 'world');
    const { sessionResults, sessionMetadata } = await session.nextResults();
    expect(sessionMetadata).toEqual({ sampled: false });
    expect(sessionResults).toEqual(
      ['hello', 'world'].map(message => ({
        message,
        logStreamName: 'one',
        logGroupIdentifier: ARN,
        timestamp: NOON.getTime() + 1_000,
        ingestionTime: NOON.getTime() + 1_000,
      })),
    );
    await session.close();
  });

  it('samples what is too much', async () => {
    await start();
    const session = await open();
    await write(...Array.from({ length: 1_200 }, (_, index) => `n${index}`));
    const { sessionResults, sessionMetadata } = await session.nextResults();
    expect(sessionMetadata).toEqual({ sampled: true });
    expect(sessionResults).toHaveLength(500);
    await session.close();
  });

  it('shows the lines of a service as they are written', async () => {
    await start();
    const session = await open({
      logGroupIdentifiers: [
        'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/shop-production',
      ],
    });
    environment.clock.advance(60_000);
    const { sessionResults } = await session.nextResults();
    expect(sessionResults.length).toBeGreaterThan(3);
    expect(sessionResults[0].logStreamName).toMatch(/^ecs\/app\//);
    await session.close();
  });

  it('ends with an exception when its time is over', async () => {
    await start({ liveTailTimeoutMs: 50 });
    const { responseStream } = await client.startLiveTail({
      logGroupIdentifiers: [ARN],
    });
    const seen: string[] = [];
    const reading = async () => {
      for await (const event of responseStream!) {
        seen.push(Object.keys(event)[0]);
      }
    };
    await expect(reading()).rejects.toBeInstanceOf(
      logs.SessionTimeoutException,
    );
    expect(seen[0]).toBe('sessionStart');
    expect(seen).toContain('sessionUpdate');
  });

  it('lets fifteen watch at once, and forgets who has gone', async () => {
    await start();
    const sessions = await Promise.all(
      Array.from({ length: 15 }, () => open()),
    );
    await expect(open()).rejects.toBeInstanceOf(logs.LimitExceededException);
    client.destroy();
    client = new CloudWatchLogs({
      ...served.clientConfig,
      disableHostPrefix: true,
      maxAttempts: 1,
    });
    for (let turn = 0; turn < 100; turn++) {
      const again = await open().catch(() => undefined);
      if (again) {
        await again.close();
        expect(sessions).toHaveLength(15);
        return;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 20);
      });
    }
    throw new Error('The sessions of a client that is gone stay open');
  });

  it('refuses what AWS refuses', async () => {
    await start();
    const refused = (input: Partial<logs.StartLiveTailRequest>) =>
      open(input).then(
        () => undefined,
        error => error.name,
      );
    expect(await refused({ logGroupIdentifiers: Array(11).fill(ARN) })).toBe(
      'InvalidParameterException',
    );
    expect(await refused({ logGroupIdentifiers: [`${ARN}:*`] })).toBe(
      'InvalidParameterException',
    );
    expect(
      await refused({ logStreamNames: ['a'], logStreamNamePrefixes: ['b'] }),
    ).toBe('InvalidParameterException');
    expect(
      await refused({ logGroupIdentifiers: [ARN, ARN], logStreamNames: ['a'] }),
    ).toBe('InvalidParameterException');
    expect(await refused({ logGroupIdentifiers: ['nope'] })).toBe(
      'ResourceNotFoundException',
    );
    expect(await refused({ logEventFilterPattern: '{ nonsense' })).toBe(
      'InvalidParameterException',
    );
  });
});
