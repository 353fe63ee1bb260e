import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { simulatedService } from '../../../wire';
import { Pace } from '../../../world/Pace';
import {
  NOON,
  webEnvironment,
  type WebEnvironment,
} from '../../../world/traffic/testing/webEnvironment';
import { serveServices, type ServedServices } from '../../testing/serve';
import { logsHandlers, type LogsOptions } from '..';

const GROUP = '/ecs/shop-production';
const HOUR_MS = 3_600_000;

let environment: WebEnvironment;
let served: ServedServices;
let client: CloudWatchLogs;

async function start(pace = Pace.instant, options: LogsOptions = {}) {
  environment = webEnvironment({ pace });
  served = await serveServices([
    simulatedService(logs, logsHandlers(environment.world, options)),
  ]);
  client = new CloudWatchLogs(served.clientConfig);
}

afterEach(async () => {
  client.destroy();
  await served.stop();
});

const startQuery = (
  queryString: string,
  more: Partial<logs.StartQueryRequest> = {},
) =>
  client.startQuery({
    logGroupNames: [GROUP],
    startTime: NOON.getTime() / 1000 - 3 * 3600,
    endTime: NOON.getTime() / 1000 + 60,
    queryString,
    ...more,
  });

async function resultsOf(queryId: string | undefined, maxItems?: number) {
  for (;;) {
    const results = await client.getQueryResults({ queryId, maxItems });
    if (results.status !== 'Running' && results.status !== 'Scheduled') {
      return {
        ...results,
        rows: (results.results ?? []).map(row =>
          Object.fromEntries(
            row
              .filter(({ field }) => field !== '@ptr')
              .map(({ field, value }) => [field, value]),
          ),
        ),
      };
    }
    await new Promise(resolve => {
      setTimeout(resolve, 5);
    });
  }
}

async function rowsOf(...args: Parameters<typeof startQuery>) {
  const { queryId } = await startQuery(...args);
  return (await resultsOf(queryId)).rows;
}

/** A log group with these messages, a millisecond apart. */
async function write(logGroupName: string, messages: object[]) {
  const stream = { logGroupName, logStreamName: 'one' };
  await client.createLogGroup({ logGroupName });
  await client.createLogStream(stream);
  const writtenAt = environment.world.now().getTime();
  await client.putLogEvents({
    ...stream,
    logEvents: messages.map((message, index) => ({
      timestamp: writtenAt + index,
      message: JSON.stringify(message),
    })),
  });
  environment.clock.advance(10_000);
}

describe('queries over several sources', () => {
  beforeEach(async () => {
    await start();
    await write('orders', [
      { id: 'o1', user: 'ann' },
      { id: 'o2', user: 'bob' },
    ]);
    await write('payments', [{ order: 'o2', state: 'failed' }]);
  });

  it('join a log group to another', async () => {
    expect(
      await rowsOf(
        `join left=o right=p where o.id=p.order (SOURCE 'payments')
         | fields o.user as user, p.state as state`,
        { logGroupNames: ['orders'] },
      ),
    ).toEqual([{ user: 'bob', state: 'failed' }]);
  });

  it('count what their subqueries scan', async () => {
    const { queryId } = await startQuery(
      "filter id in (SOURCE 'payments' | fields order) | fields user",
      { logGroupNames: ['orders'] },
    );
    const { rows, statistics } = await resultsOf(queryId);
    expect(rows).toEqual([{ user: 'bob' }]);
    expect(statistics).toMatchObject({ recordsScanned: 3, recordsMatched: 1 });
  });

  it('choose their log groups themselves', async () => {
    expect(
      await rowsOf(
        "SOURCE logGroups(namePrefix: ['ord', 'pay']) | stats count() as n",
        { logGroupNames: undefined },
      ),
    ).toEqual([{ n: '3' }]);
    await expect(
      startQuery("SOURCE 'orders' | limit 1"),
    ).rejects.toBeInstanceOf(logs.InvalidParameterException);
    await expect(
      startQuery("SOURCE 'nobody' | limit 1", { logGroupNames: undefined }),
    ).rejects.toBeInstanceOf(logs.ResourceNotFoundException);
  });

  it('look things up in tables', async () => {
    const { lookupTableArn } = await client.createLookupTable({
      lookupTableName: 'people',
      tableBody: 'id,team\nann,Sales\nbob,"Support, East"\n',
    });
    expect(
      await rowsOf(
        'fields user | lookup people id as user OUTPUT team | sort user',
        { logGroupNames: ['orders'] },
      ),
    ).toEqual([
      { user: 'ann', team: 'Sales' },
      { user: 'bob', team: 'Support, East' },
    ]);
    const { lookupTables } = await client.describeLookupTables({});
    expect(lookupTables).toEqual([
      expect.objectContaining({
        lookupTableName: 'people',
        tableFields: ['id', 'team'],
        recordsCount: 2,
      }),
    ]);
    await client.updateLookupTable({
      lookupTableArn,
      tableBody: 'id,team\nann,Board\n',
    });
    expect(
      (await client.getLookupTable({ lookupTableArn })).tableBody,
    ).toContain('Board');
    await client.deleteLookupTable({ lookupTableArn });
    await expect(
      startQuery('lookup people id as user OUTPUT team'),
    ).rejects.toBeInstanceOf(logs.MalformedQueryException);
  });
});

describe('a query', () => {
  it('has as many rows as its limit says, in pages of 10,000', async () => {
    await start();
    await write(
      'many',
      Array.from({ length: 9_000 }, (_, index) => ({
        list: [index, -index, 0],
      })),
    );
    const query = 'unnest list into item | fields item | limit 25000';
    const { queryId } = await startQuery(query, { logGroupNames: ['many'] });
    await resultsOf(queryId, 1);
    const sizes: number[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.getQueryResults({ queryId, nextToken });
      sizes.push(page.results?.length ?? 0);
      nextToken = page.nextToken;
    } while (nextToken);
    expect(sizes).toEqual([10_000, 10_000, 5_000]);
    const unlimited = await startQuery('unnest list into item | fields item', {
      logGroupNames: ['many'],
    });
    const { statistics } = await resultsOf(unlimited.queryId, 1);
    expect(statistics?.resultCount).toBe(10_000);
  }, 30_000);

  it('is scheduled first, then runs, then is complete', async () => {
    await start(new Pace(1));
    const { queryId } = await startQuery('stats count()');
    const statusAfter = async (milliseconds: number) => {
      environment.clock.set(new Date(NOON.getTime() + milliseconds));
      return (await client.getQueryResults({ queryId })).status;
    };
    expect(await statusAfter(0)).toBe('Scheduled');
    expect(await statusAfter(1_000)).toBe('Running');
    environment.clock.set(new Date(NOON.getTime() + 5_000));
    expect((await resultsOf(queryId)).status).toBe('Complete');
    const { queries } = await client.describeQueries({ status: 'Complete' });
    expect(queries).toHaveLength(1);
  });

  it('is given up when it takes too long', async () => {
    await start(new Pace(1), { queryTimeoutMs: 1_500 });
    const { queryId } = await startQuery('stats count()');
    environment.clock.set(new Date(NOON.getTime() + 1_600));
    const { status, statistics } = await resultsOf(queryId);
    expect(status).toBe('Timeout');
    expect(statistics?.recordsScanned).toBe(0);
  });

  it('is refused when it is too long', async () => {
    await start();
    await expect(
      startQuery(`fields ${'a'.repeat(10_000)}`),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('less than or equal to 10000'),
    });
  });

  it('over a week lets others be served in between', async () => {
    await start();
    const { queryId } = await startQuery(
      'stats count() as n by bin(1d) | sort n desc',
      { startTime: (NOON.getTime() - 7 * 24 * HOUR_MS) / 1000 },
    );
    await client.describeLogGroups({});
    // It still runs: who asked did not wait for its end.
    expect((await client.stopQuery({ queryId })).success).toBe(true);
  });
});
