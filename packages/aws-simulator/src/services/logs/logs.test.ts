import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { simulatedService } from '../../wire';
import { Pace } from '../../world/Pace';
import {
  NOON,
  webEnvironment,
  type WebEnvironment,
} from '../../world/traffic/testing/webEnvironment';
import { serveServices, type ServedServices } from '../testing/serve';
import { logsHandlers } from '.';

const GROUP = '/ecs/shop-production';
const MINUTE_MS = 60_000;
const before = (minutes: number) => NOON.getTime() - minutes * MINUTE_MS;
const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

let environment: WebEnvironment;
let served: ServedServices;
let client: CloudWatchLogs;

async function start(pace = Pace.instant) {
  environment = webEnvironment({ pace });
  served = await serveServices([
    simulatedService(logs, logsHandlers(environment.world)),
  ]);
  client = new CloudWatchLogs(served.clientConfig);
}

beforeEach(() => start());

afterEach(async () => {
  client.destroy();
  await served.stop();
});

async function query(
  queryString: string,
  {
    minutes = 180,
    ...more
  }: { minutes?: number } & Partial<logs.StartQueryRequest> = {},
) {
  const { queryId } = await client.startQuery({
    logGroupName: more.logGroupNames ? undefined : GROUP,
    startTime: seconds(before(minutes)),
    endTime: seconds(NOON.getTime()),
    queryString,
    ...more,
  });
  for (;;) {
    const results = await client.getQueryResults({ queryId });
    if (results.status !== 'Running' && results.status !== 'Scheduled') {
      return {
        ...results,
        queryId,
        rows: (results.results ?? []).map(row =>
          Object.fromEntries(row.map(({ field, value }) => [field, value])),
        ),
      };
    }
    await new Promise(resolve => {
      setTimeout(resolve, 5);
    });
  }
}

describe('queries', () => {
  it('scan thousands of lines and find a handful of errors', async () => {
    const { rows, statistics, status } = await query(
      'filter level = "error" or @message like /(?i)error/ | stats count() as n by message | sort n desc | limit 50',
    );
    expect(status).toBe('Complete');
    const errors = rows.reduce((sum, { n }) => sum + Number(n), 0);
    expect(errors).toBeGreaterThan(0);
    expect(errors).toBeLessThan(30);
    expect(statistics?.recordsScanned).toBeGreaterThan(2_000);
    expect(statistics?.recordsMatched).toBe(errors);
    expect(statistics?.bytesScanned).toBeGreaterThan(200_000);
  });

  it('find the crash in a service that is in trouble', async () => {
    environment.crash(new Date(before(60)));
    const { rows } = await query(
      'filter level = "error" | stats count() as n by message | sort n desc | limit 2',
    );
    expect(rows.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Exiting with code 1',
        'Start failed: relation "public.order_items" does not exist',
      ]),
    );
    expect(Number(rows[0].n)).toBeGreaterThan(80);
    const { rows: traces } = await query(
      'filter ispresent(stack) and @message like "Start failed" | fields @timestamp, @logStream, stack | sort @timestamp desc | limit 1',
    );
    expect(traces[0].stack).toMatch(/^SchemaError: .*\n +at /);
    expect(traces[0]['@logStream']).toMatch(/^ecs\/app\/[0-9a-f]{32}$/);
  });

  it('read a whole day', async () => {
    const { statistics } = await query('stats count() by bin(1h)', {
      minutes: 1440,
    });
    expect(statistics?.recordsScanned).toBeGreaterThan(20_000);
  });

  it('read several groups, newest events first', async () => {
    await client.createLogGroup({ logGroupName: 'other' });
    await client.createLogStream({
      logGroupName: 'other',
      logStreamName: 's',
    });
    await client.putLogEvents({
      logGroupName: 'other',
      logStreamName: 's',
      logEvents: [
        { timestamp: before(0) - 2, message: 'one' },
        { timestamp: before(0) - 1, message: 'two' },
      ],
    });
    const { rows, statistics } = await query('fields @message, @log', {
      logGroupNames: ['other', GROUP],
      minutes: 5,
    });
    // A log group has no events from before its creation: none here.
    expect(statistics?.logGroupsScanned).toBe(2);
    expect(rows.length).toBe(statistics?.recordsScanned);
    expect(new Set(rows.map(row => row['@log']))).toEqual(
      new Set([`123456789012:${GROUP}`]),
    );
    const own = rows.map(row => row['@ptr']);
    const { logRecord } = await client.getLogRecord({
      logRecordPointer: own[0],
    });
    expect(logRecord).toMatchObject({ '@message': rows[0]['@message'] });
  });

  it('give at most what was asked for, in pages', async () => {
    const { rows, queryId, nextToken } = await query('fields @message', {
      limit: 120,
    });
    expect(rows).toHaveLength(120);
    expect(nextToken).toBeUndefined();
    const first = await client.getQueryResults({ queryId, maxItems: 100 });
    expect(first.results).toHaveLength(100);
    const second = await client.getQueryResults({
      queryId,
      maxItems: 100,
      nextToken: first.nextToken,
    });
    expect(second.results).toHaveLength(20);
    expect(second.nextToken).toBeUndefined();
  });

  it('show their progress, and can be stopped', async () => {
    await served.stop();
    client.destroy();
    await start(new Pace(1));
    const { queryId } = await client.startQuery({
      logGroupName: GROUP,
      startTime: seconds(before(180)),
      endTime: seconds(NOON.getTime()),
      queryString: 'fields @timestamp, @message',
    });
    const at = async (milliseconds: number) => {
      environment.clock.set(new Date(NOON.getTime() + milliseconds));
      const {
        status,
        results = [],
        statistics,
      } = await client.getQueryResults({ queryId });
      return { status, rows: results.length, statistics };
    };
    const early = await at(400);
    const later = await at(1_500);
    expect(early.status).toBe('Running');
    expect(early.rows).toBeGreaterThan(0);
    expect(later.rows).toBeGreaterThan(early.rows);
    expect(later.statistics?.recordsScanned).toBe(later.rows);

    expect(await client.stopQuery({ queryId })).toMatchObject({
      success: true,
    });
    const stopped = await at(1_600);
    expect(stopped.status).toBe('Cancelled');
    expect(stopped.rows).toBeGreaterThanOrEqual(later.rows);
    expect(await at(10_000)).toEqual(stopped);
    await expect(client.stopQuery({ queryId })).rejects.toBeInstanceOf(
      logs.InvalidParameterException,
    );
    const { queries = [] } = await client.describeQueries({
      status: 'Cancelled',
    });
    expect(queries.map(each => each.queryId)).toEqual([queryId]);
  });

  it('that are malformed say where', async () => {
    const failure = await client
      .startQuery({
        logGroupName: GROUP,
        startTime: 0,
        endTime: 1,
        queryString: 'fields @timestamp\n| fitler x = 1',
      })
      .catch(error => error);
    expect(failure).toBeInstanceOf(logs.MalformedQueryException);
    expect(failure.queryCompileError).toEqual({
      message: 'unexpected symbol found fitler at line 2 and position 2',
      location: { startCharOffset: 20, endCharOffset: 26 },
    });
  });

  it('are refused for unknown groups, unknown ids and impossible ranges', async () => {
    await expect(
      query('fields @message', { logGroupNames: ['nope'] }),
    ).rejects.toBeInstanceOf(logs.ResourceNotFoundException);
    await expect(
      client.getQueryResults({ queryId: 'nope' }),
    ).rejects.toBeInstanceOf(logs.ResourceNotFoundException);
    await expect(
      query('fields @message', { minutes: 0 }),
    ).rejects.toBeInstanceOf(logs.InvalidParameterException);
    await expect(query('', { limit: 100_001 })).rejects.toBeInstanceOf(
      logs.InvalidParameterException,
    );
  });

  it('run a hundred at once, not more', async () => {
    await served.stop();
    client.destroy();
    await start(new Pace(0.001));
    const one = () =>
      client.startQuery({
        logGroupName: GROUP,
        startTime: seconds(before(1)),
        endTime: seconds(NOON.getTime()),
        queryString: 'fields @message',
      });
    await Promise.all(Array.from({ length: 100 }, one));
    await expect(one()).rejects.toBeInstanceOf(logs.LimitExceededException);
  });
});

describe('saved queries', () => {
  it('are kept, found by prefix, changed and deleted', async () => {
    const { queryDefinitionId } = await client.putQueryDefinition({
      name: 'shop-production/Find errors',
      queryString: 'filter level = "error"',
      logGroupNames: [GROUP],
    });
    await client.putQueryDefinition({
      queryDefinitionId,
      name: 'shop-production/Find errors',
      queryString: 'filter level = "warn"',
    });
    const found = await client.describeQueryDefinitions({
      queryDefinitionNamePrefix: 'shop-production/',
    });
    expect(found.queryDefinitions).toEqual([
      expect.objectContaining({
        queryDefinitionId,
        queryString: 'filter level = "warn"',
        logGroupNames: [],
        lastModified: NOON.getTime(),
      }),
    ]);
    await client.deleteQueryDefinition({ queryDefinitionId });
    await expect(
      client.deleteQueryDefinition({ queryDefinitionId }),
    ).rejects.toBeInstanceOf(logs.ResourceNotFoundException);
  });
});

describe('groups, streams and events', () => {
  it('describes groups', async () => {
    await client.putRetentionPolicy({
      logGroupName: GROUP,
      retentionInDays: 7,
    });
    const { logGroups } = await client.describeLogGroups({
      logGroupNamePrefix: '/ecs/',
    });
    expect(logGroups).toEqual([
      expect.objectContaining({
        logGroupName: GROUP,
        retentionInDays: 7,
        logGroupClass: 'STANDARD',
        arn: `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}:*`,
        storedBytes: expect.any(Number),
      }),
    ]);
    // What a scan of all of it reads, give or take the day's traffic.
    const { statistics } = await query('stats count(*)', { minutes: 60 * 24 });
    const perDay = statistics?.bytesScanned ?? 0;
    expect(logGroups?.[0].storedBytes).toBeGreaterThan(perDay / 4);
    await expect(
      client.putRetentionPolicy({ logGroupName: GROUP, retentionInDays: 8 }),
    ).rejects.toBeInstanceOf(logs.InvalidParameterException);
    await expect(
      client.createLogGroup({ logGroupName: GROUP }),
    ).rejects.toBeInstanceOf(logs.ResourceAlreadyExistsException);
  });

  it('has a stream for each task, with events in both directions', async () => {
    const { logStreams = [] } = await client.describeLogStreams({
      logGroupName: GROUP,
    });
    expect(logStreams).toHaveLength(2);
    const logStreamName = logStreams[0].logStreamName ?? '';
    const from = { logGroupName: GROUP, logStreamName };

    const head = await client.getLogEvents({
      ...from,
      startFromHead: true,
      limit: 5,
    });
    expect(
      head.events?.map(({ message = '' }) => JSON.parse(message).message),
    ).toEqual([
      'Starting',
      'Reading secrets',
      'Connected to the database',
      'Database schema is up to date',
      'Listening on port 3000',
    ]);
    const next = await client.getLogEvents({
      ...from,
      nextToken: head.nextForwardToken,
      limit: 5,
    });
    expect(next.events?.[0].timestamp).toBeGreaterThan(
      head.events?.[4].timestamp ?? 0,
    );

    const tail = await client.getLogEvents({ ...from, limit: 3 });
    const earlier = await client.getLogEvents({
      ...from,
      nextToken: tail.nextBackwardToken,
      limit: 3,
    });
    expect(earlier.events).toHaveLength(3);
    expect(earlier.events?.[2].timestamp).toBeLessThanOrEqual(
      tail.events?.[0].timestamp ?? 0,
    );
    const end = await client.getLogEvents({
      ...from,
      nextToken: tail.nextForwardToken,
    });
    const again = await client.getLogEvents({
      ...from,
      nextToken: end.nextForwardToken,
    });
    expect(again.nextForwardToken).toBe(end.nextForwardToken);
    await expect(
      client.getLogEvents({ logGroupName: GROUP, logStreamName: 'nope' }),
    ).rejects.toBeInstanceOf(logs.ResourceNotFoundException);
  });

  it('filters events, page by page, each once', async () => {
    const range = {
      logGroupName: GROUP,
      startTime: before(30),
      endTime: NOON.getTime(),
    };
    const all = await client.filterLogEvents(range);
    const ids: Array<string | undefined> = [];
    let nextToken: string | undefined;
    do {
      const page = await client.filterLogEvents({
        ...range,
        limit: 70,
        nextToken,
      });
      ids.push(...(page.events ?? []).map(({ eventId }) => eventId));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(ids).toEqual(all.events?.map(({ eventId }) => eventId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(300);

    const count = async (filterPattern: string) =>
      (await client.filterLogEvents({ ...range, filterPattern })).events
        ?.length ?? 0;
    const failed = await count('{ $.statusCode >= 400 }');
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(60);
    expect(await count('"GET /api/feed"')).toBeGreaterThan(50);
    expect(await count('%GET /api/(feed|search) \\d%')).toBeGreaterThan(
      await count('"GET /api/feed"'),
    );
    expect(await count('GET -feed')).toBeLessThan(await count('GET'));
    expect(await count('{ $.route = "GET *" }')).toBe(
      await count('{ $.route = "GET /*" }'),
    );
    await expect(count('{ nonsense')).rejects.toBeInstanceOf(
      logs.InvalidParameterException,
    );
  });

  it('takes events, in order, and says which are too old', async () => {
    const stream = { logGroupName: GROUP, logStreamName: 'by-hand' };
    await client.createLogStream(stream);
    const { rejectedLogEventsInfo } = await client.putLogEvents({
      ...stream,
      logEvents: [
        { timestamp: before(60 * 24 * 20), message: 'ancient' },
        { timestamp: before(1), message: 'hello' },
      ],
    });
    expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    const { rows } = await query(
      'filter @message = "hello" | fields @logStream',
    );
    expect(rows).toEqual([
      expect.objectContaining({ '@logStream': 'by-hand' }),
    ]);
    await expect(
      client.putLogEvents({
        ...stream,
        logEvents: [
          { timestamp: before(1), message: 'b' },
          { timestamp: before(2), message: 'a' },
        ],
      }),
    ).rejects.toBeInstanceOf(logs.InvalidParameterException);
  });

  it('knows which fields the events have', async () => {
    const { logGroupFields = [] } = await client.getLogGroupFields({
      logGroupName: GROUP,
    });
    const percent = Object.fromEntries(
      logGroupFields.map(({ name, percent: share }) => [name, share]),
    );
    expect(percent).toMatchObject({ '@timestamp': 100, level: 100 });
    expect(percent.statusCode).toBeGreaterThan(80);
  });
});
