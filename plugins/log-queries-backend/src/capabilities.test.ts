import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  LiveTailEvent,
  SavedQuery,
} from '@quarterdeck/plugin-log-queries-common';
import { startSimulator } from '@quarterdeck/test-support';
import {
  ACCOUNT,
  allow,
  denying,
  startPortal,
  type TestPortal,
} from './__testUtils__/startPortal';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'checkout-production',
    annotations: {
      'aws.amazon.com/amazon-cloudwatch-log-groups': '/ecs/checkout-production',
      'quarterdeck/account-id': ACCOUNT,
      'quarterdeck/region': 'us-east-1',
      'quarterdeck/environment': 'checkout-production',
    },
  },
};
const entityRef = 'resource:default/checkout-production';
const place = { accountId: ACCOUNT, region: 'us-east-1' };

jest.setTimeout(60_000);

/** Against something that speaks like AWS in every call. */
describe('what can be done with log queries', () => {
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  let portal: TestPortal;
  let console_: CloudWatchLogs;

  beforeAll(async () => {
    simulator = await startSimulator({ environments: 'demo' });
    portal = await startPortal({
      endpoint: simulator.url,
      entities: [checkout],
      logQueries: { liveTail: { maxPerUser: 1 }, cancelWhenNobodyLooks: true },
    });
    console_ = new CloudWatchLogs({
      endpoint: simulator.url,
      region: 'us-east-1',
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'any' },
    });
  }, 180_000);

  afterAll(async () => {
    console_?.destroy();
    await portal?.stop();
    await simulator?.stop();
  });

  beforeEach(() => portal.decide(allow));

  const aQuery = (more: object = {}) => ({
    name: 'checkout-production/By request',
    queryString: 'filter requestId = {{requestId}} | limit 20',
    logGroupNames: ['/ecs/checkout-production'],
    parameters: [{ name: 'requestId', description: 'Of the caller' }],
    notes: {
      description: 'All lines of one request',
      owner: 'group:default/checkout',
      runbookUrl: 'https://runbooks.example.com/requests',
    },
    ...more,
  });

  async function create(more: object = {}): Promise<SavedQuery> {
    const { body } = await portal
      .post('/queries', { ...place, ...aQuery(more) })
      .expect(201);
    return body;
  }

  const pathOf = ({ id }: SavedQuery) => `/queries/${ACCOUNT}/us-east-1/${id}`;

  it('saves queries as CloudWatch has them, with notes of its own', async () => {
    const saved = await create();
    const { queryDefinitions = [] } = await console_.describeQueryDefinitions({
      queryDefinitionNamePrefix: 'checkout-production/By request',
    });
    expect(queryDefinitions).toMatchObject([
      {
        queryDefinitionId: saved.id,
        queryString: 'filter requestId = {{requestId}} | limit 20',
        parameters: [{ name: 'requestId', description: 'Of the caller' }],
      },
    ]);
    const { body } = await portal.get('/queries').expect(200);
    expect(body.queries).toContainEqual(
      expect.objectContaining({
        id: saved.id,
        version: saved.version,
        notes: aQuery().notes,
      }),
    );
    await portal
      .delete(`${pathOf(saved)}?version=${saved.version}`)
      .expect(204);
    await portal
      .delete(`${pathOf(saved)}?version=${saved.version}`)
      .expect(409);
  });

  it('tells of a change in the console instead of writing over it', async () => {
    const saved = await create({ name: 'checkout-production/Conflict' });
    await console_.putQueryDefinition({
      queryDefinitionId: saved.id,
      name: saved.name,
      queryString: 'fields @message | limit 7',
    });
    const mine = {
      ...aQuery({ name: saved.name, queryString: 'limit 1', parameters: [] }),
      version: saved.version,
    };
    const { body } = await portal.put(pathOf(saved), mine).expect(409);
    expect(body.error).toMatchObject({
      reason: 'changed-meanwhile',
      current: { queryString: 'fields @message | limit 7' },
    });
    const { version } = body.error.current;
    const both = await Promise.all([
      portal.put(pathOf(saved), { ...mine, version }),
      portal.put(pathOf(saved), { ...mine, version, queryString: 'limit 2' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await portal
      .put(pathOf(saved), { ...mine, parameters: [{ name: 'gone' }] })
      .expect(400);
  });

  it('lets owners save in the folder of their entity alone', async () => {
    const saved = await create({ name: 'shared/Theirs' });
    portal.decide(denying('log-queries.save', 'log-queries.delete'));
    await create({ name: 'checkout-production/Mine', entityRef });
    for (const name of ['shared/Mine', 'checkout-productions/Mine']) {
      await portal
        .post('/queries', { ...place, ...aQuery({ name }), entityRef })
        .expect(403);
    }
    // Nor may they move another's query into their folder.
    await portal
      .put(pathOf(saved), {
        ...aQuery({ name: 'checkout-production/Taken' }),
        version: saved.version,
        entityRef,
      })
      .expect(403);
    await portal
      .delete(
        `${pathOf(saved)}?version=${saved.version}&entityRef=${entityRef}`,
      )
      .expect(403);
  });

  it('offers what fits a stopped task, filled in, around its end', async () => {
    await create({
      name: 'checkout-production/Lines of a task',
      queryString: 'filter @logStream like /{{taskId}}$/ | sort @timestamp',
      parameters: [{ name: 'taskId' }],
    });
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const path = '/entities/resource/default/checkout-production/suggestions';
    const { body } = await portal
      .get(`${path}?at=${at}&taskId=0f3c9d`)
      .expect(200);
    expect(body.queries[0]).toMatchObject({
      title: 'Lines of a task',
      filled: { taskId: '0f3c9d' },
      because: 'asks for this task',
    });
    expect(Date.parse(at) - Date.parse(body.range.from)).toBe(15 * 60_000);
    expect(Date.parse(body.range.to) - Date.parse(at)).toBe(15 * 60_000);

    const { body: alarm } = await portal
      .get(`${path}?at=${at}&alarmName=checkout-production-alb-latency`)
      .expect(200);
    expect(alarm.queries[0]).toMatchObject({
      title: 'API latency',
      because: 'is about latency, as the alarm is',
    });
    await portal.get(`${path}?at=${at}`).expect(400);
  });

  it('knows log groups, their fields, and the lines around a row', async () => {
    const { body: groups } = await portal
      .get(`/log-groups?accountId=${ACCOUNT}&region=us-east-1&pattern=CHECKOUT`)
      .expect(200);
    expect(groups.logGroups).toContainEqual(
      expect.objectContaining({
        name: '/ecs/checkout-production',
        storedBytes: expect.any(Number),
      }),
    );
    const { body: fields } = await portal
      .get(
        `/log-groups/fields?accountId=${ACCOUNT}&region=us-east-1&logGroupName=/ecs/checkout-production`,
      )
      .expect(200);
    expect(fields.fields.map((field: { name: string }) => field.name)).toEqual(
      expect.arrayContaining(['@message', 'level']),
    );

    const id = await finishedRun('fields @timestamp, @message | limit 50');
    const { body: rows } = await portal.get(`/runs/${id}/rows?waitSeconds=5`);
    const row = rows.rows[25];
    const { body: context } = await portal
      .get(`/runs/${id}/context?lines=3&ptr=${encodeURIComponent(row['@ptr'])}`)
      .expect(200);
    expect(
      context.lines.filter((line: { isTheRow: boolean }) => line.isTheRow),
    ).toMatchObject([{ message: row['@message'] }]);
    await portal.get(`/runs/${id}/context?ptr=made-up`).expect(404);

    const { body: histogram } = await portal
      .get(`/runs/${id}/histogram?bars=30`)
      .expect(200);
    expect(histogram).toMatchObject({ barSeconds: 120, withoutTime: 0 });
    expect(
      histogram.bars.reduce(
        (sum: number, bar: { count: number }) => sum + bar.count,
        0,
      ),
    ).toBe(50);
  });

  it('tails a log, one for each person, until nobody reads', async () => {
    const leaving = new AbortController();
    const wish = { ...place, entityRef };
    const response = await fetch(portal.url('/live-tail'), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: mockCredentials.user.header(),
      },
      body: JSON.stringify(wish),
      signal: leaving.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    let seen: LiveTailEvent[] = [];
    let received = '';
    let isWritten = false;
    for await (const part of response.body ?? []) {
      // What comes at once may be half of an event, or two of them.
      received += Buffer.from(part).toString();
      seen = [...received.matchAll(/^data: (.*)\n/gm)].map(([, data]) =>
        JSON.parse(data),
      );
      if (seen.some(event => event.type === 'lines')) break;
      if (seen.length > 0 && !isWritten) {
        // The application itself may write nothing for half a minute.
        isWritten = true;
        await writeLine('/ecs/checkout-production');
      }
    }
    expect(seen[0]).toMatchObject({
      type: 'start',
      logGroupNames: ['/ecs/checkout-production'],
    });
    expect(seen[seen.length - 1]).toMatchObject({
      type: 'lines',
      lines: expect.arrayContaining([
        expect.objectContaining({ logGroupName: '/ecs/checkout-production' }),
      ]),
    });
    leaving.abort();
    for (let tries = 0; tries < 400; tries++) {
      if ((await portal.knex('log_query_tails')).length === 0) break;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(await portal.knex('log_query_tails')).toEqual([]);

    await portal.knex('log_query_tails').insert({
      id: '5b6f0e0e-3a53-4d0c-8f0b-6f5b1f1f6a11',
      opened_by: 'user:default/mock',
      open_until: new Date(Date.now() + 60_000),
    });
    const { body } = await portal.post('/live-tail', wish).expect(403);
    expect(body.error.reason).toBe('too-many-tails');
    portal.decide(denying('log-queries.run'));
    await portal
      .post('/live-tail', { ...wish, logGroupNames: ['/ecs/shop-production'] })
      .expect(403);
  });

  it('lets programs list, run and read, for a person alone', async () => {
    const { output: list } = await portal.actions.invoke({
      id: 'test:list-saved-log-queries',
      input: { entityRef, search: 'find errors' },
    });
    const [query] = Object(list).queries;
    expect(query.name).toBe('checkout-production/Find errors');
    const { output: run } = await portal.actions.invoke({
      id: 'test:run-log-query',
      input: { ...place, queryId: query.queryId, entityRef },
      credentials: mockCredentials.user(),
    });
    expect(run).toMatchObject({
      status: 'complete',
      columns: ['message', 'n'],
    });
    const { output: again } = await portal.actions.invoke({
      id: 'test:read-log-query-run',
      input: { runId: Object(run).runId, limit: 1 },
    });
    expect(Object(again).rows).toHaveLength(1);
    await expect(
      portal.actions.invoke({
        id: 'test:run-log-query',
        input: { ...place, queryId: query.queryId, entityRef },
        credentials: mockCredentials.service(),
      }),
    ).rejects.toThrow(/for a person/);
  });

  async function writeLine(logGroupName: string) {
    const logStreamName = 'ecs/app/of-a-test';
    await console_.createLogStream({ logGroupName, logStreamName });
    await console_.putLogEvents({
      logGroupName,
      logStreamName,
      logEvents: [{ timestamp: Date.now(), message: 'one line' }],
    });
  }

  async function finishedRun(queryString: string): Promise<string> {
    const { body: run } = await portal
      .post('/runs', {
        ...place,
        entityRef,
        queryString,
        range: { type: 'relative', lastMinutes: 60 },
      })
      .expect(201);
    for (let tries = 0; tries < 800; tries++) {
      const { body } = await portal.get(`/runs/${run.id}`);
      if (body.finishedAt) break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return run.id;
  }
});
