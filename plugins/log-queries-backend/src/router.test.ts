import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import request from 'supertest';
import { logQueriesPlugin } from './plugin';
import { AwsFault, LogsEndpoint } from './__testUtils__/LogsEndpoint';

const ACCOUNT = '123456789012';

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'shop-production',
    annotations: {
      'aws.amazon.com/amazon-cloudwatch-log-groups': '/ecs/shop-production',
      'quarterdeck/account-id': ACCOUNT,
      'quarterdeck/region': 'us-east-1',
      'quarterdeck/environment': 'shop-production',
      'quarterdeck/log-queries': 'shared/',
    },
  },
};

const definitions = [
  {
    queryDefinitionId: 'q-errors',
    name: 'shop-production/Find errors',
    queryString: 'filter level = "error"',
    logGroupNames: ['/ecs/shop-production'],
  },
  {
    queryDefinitionId: 'q-shared',
    name: 'shared/Slow requests',
    queryString: 'filter duration > 1000',
    logGroupNames: ['/ecs/elsewhere'],
  },
  {
    queryDefinitionId: 'q-other',
    name: 'search-production/Find errors',
    queryString: 'filter level = "error"',
    logGroupNames: ['/ecs/search-production'],
  },
];

const lastHour = { type: 'relative', lastMinutes: 60 };

jest.setTimeout(30_000);

describe('log-queries', () => {
  const aws = new LogsEndpoint();
  const audit = mockServices.auditor.mock();
  const permissions = mockServices.permissions.mock();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const endpoint = await aws.start();
    backend = await startTestBackend({
      features: [
        logQueriesPlugin,
        mockServices.database.factory({ knex: database.knex }),
        mockServices.rootSystemMetadata.factory(),
        audit.factory,
        permissions.factory,
        catalogServiceMock.factory({ entities: [shop] }),
        mockServices.rootConfig.factory({
          data: {
            aws: {
              accounts: [
                {
                  accountId: ACCOUNT,
                  accessKeyId: ACCOUNT,
                  secretAccessKey: 'simulated',
                },
              ],
            },
            quarterdeck: { aws: { endpoint, regions: ['us-east-1'] } },
          },
        }),
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await backend.stop();
    await aws.stop();
    await database.destroy();
  });

  beforeEach(() => {
    aws.definitions = definitions;
    aws.startFault = undefined;
    aws.readFault = undefined;
    aws.result = { status: 'Running' };
    decide(AuthorizeResult.ALLOW);
    audit.createEvent.mockResolvedValue({
      success: async () => {},
      fail: async () => {},
    });
  });

  function decide(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
    const same = async (requests: unknown[]) =>
      requests.map(() => ({ result }));
    permissions.authorize.mockImplementation(same);
    permissions.authorizeConditional.mockImplementation(same);
  }

  const url = (path: string) => `/api/log-queries${path}`;
  const get = (path: string) => request(backend.server).get(url(path));
  const post = (path: string, body?: object) =>
    request(backend.server).post(url(path)).send(body);
  const start = (body: object = {}) =>
    post('/runs', {
      accountId: ACCOUNT,
      region: 'us-east-1',
      queryId: 'q-errors',
      range: lastHour,
      ...body,
    });

  const until = (id: string, status: Run['status']): Promise<Run> =>
    untilHolds(id, run => run.status === status);

  async function untilHolds(
    id: string,
    holds: (run: Run) => boolean,
  ): Promise<Run> {
    const endMs = Date.now() + 20_000;
    for (;;) {
      const { body } = await get(`/runs/${id}`);
      if (holds(body)) return body;
      if (Date.now() > endMs) throw new Error(`Never: ${JSON.stringify(body)}`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('lists all saved queries', async () => {
    const { body } = await get('/queries').expect(200);
    expect(body.problems).toEqual([]);
    expect(body.queries.map((q: { name: string }) => q.name)).toEqual([
      'search-production/Find errors',
      'shared/Slow requests',
      'shop-production/Find errors',
    ]);
  });

  it('lists the queries of an entity and what each reads there', async () => {
    const { body } = await get(
      '/entities/resource/default/shop-production/queries',
    ).expect(200);
    expect(body.queries).toMatchObject([
      {
        id: 'q-shared',
        belongsBy: 'annotation',
        runsOver: ['/ecs/shop-production'],
      },
      { id: 'q-errors', belongsBy: 'name', runsOver: ['/ecs/shop-production'] },
    ]);
    await get('/entities/resource/default/nothing/queries').expect(404);
  });

  it('runs a saved query, gives rows while it runs, and keeps the result', async () => {
    const { body: run } = await start().expect(201);
    expect(run).toMatchObject({
      status: 'running',
      queryName: 'shop-production/Find errors',
      logGroupNames: ['/ecs/shop-production'],
      requestedBy: 'user:default/mock',
    });
    expect(audit.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({ eventId: 'run-start' }),
    );
    const sent = aws.started[aws.started.length - 1];
    expect((sent.endTime ?? 0) - (sent.startTime ?? 0)).toBe(3600);

    const first = [
      { field: '@timestamp', value: '2026-03-01 02:10:00.000' },
      { field: '@message', value: 'boom' },
      { field: '@ptr', value: 'p1' },
    ];
    aws.result = { status: 'Running', results: [first] };
    let rows;
    do {
      ({ body: rows } = await get(`/runs/${run.id}/rows`));
    } while (rows.rowCount === 0);
    expect(rows).toMatchObject({
      from: 0,
      columns: ['@timestamp', '@message'],
      rows: [{ '@message': 'boom', '@ptr': 'p1' }],
    });

    aws.result = {
      status: 'Complete',
      results: [first, [{ field: '@message', value: 'bang' }]],
      statistics: {
        recordsMatched: 2,
        recordsScanned: 1000,
        bytesScanned: 3_000_000_000,
      },
    };
    expect(await until(run.id, 'complete')).toMatchObject({
      rowCount: 2,
      costUsd: expect.closeTo(0.015),
      finishedAt: expect.any(String),
    });
    const { body: rest } = await get(
      `/runs/${run.id}/rows?after=1&generation=${rows.generation}`,
    );
    expect(rest).toMatchObject({ from: 1, rows: [{ '@message': 'bang' }] });
    const { body: history } = await get('/runs?limit=1');
    expect(history.runs[0].id).toBe(run.id);
    const file = await get(`/runs/${run.id}/export?format=csv`).expect(200);
    expect(file.headers['content-disposition']).toContain(`run-${run.id}.csv`);
    expect(file.text).toBe(
      '@timestamp,@message\r\n2026-03-01 02:10:00.000,boom\r\n,bang\r\n',
    );
  });

  it('reads the log groups of the entity with a shared query', async () => {
    const { body } = await start({
      queryId: 'q-shared',
      entityRef: 'resource:default/shop-production',
    }).expect(201);
    expect(body.logGroupNames).toEqual(['/ecs/shop-production']);
  });

  it('goes on while AWS throttles the reading of results, and says so', async () => {
    aws.readFault = new AwsFault('ThrottlingException', 'Rate exceeded');
    const { body: run } = await start().expect(201);
    const throttled = await untilHolds(run.id, each => Boolean(each.problem));
    expect(throttled).toMatchObject({
      status: 'running',
      problem: { kind: 'throttled' },
    });

    aws.readFault = undefined;
    aws.result = {
      status: 'Complete',
      results: [[{ field: '@message', value: 'boom' }]],
    };
    const complete = await until(run.id, 'complete');
    expect(complete.rowCount).toBe(1);
    expect(complete.problem).toBeUndefined();
  });

  it('lets a page wait for news of a run, and no longer than it wants to', async () => {
    const { body: run } = await start().expect(201);
    const askedAt = Date.now();
    const { body: none } = await get(`/runs/${run.id}/rows?waitSeconds=1`);
    expect(none.rows).toEqual([]);
    expect(Date.now() - askedAt).toBeGreaterThanOrEqual(1_000);

    const waiting = get(`/runs/${run.id}/rows?waitSeconds=20`).expect(200);
    setTimeout(() => {
      aws.result = {
        status: 'Running',
        results: [[{ field: '@message', value: 'boom' }]],
      };
    }, 300);
    const { body: news } = await waiting;
    expect(news.rows).toEqual([{ '@message': 'boom' }]);
    expect(Date.now() - askedAt).toBeLessThan(20_000);
    await get(`/runs/${run.id}/rows?waitSeconds=21`).expect(400);
  }, 30_000);

  it('cancels a run', async () => {
    const { body: run } = await start().expect(201);
    const { body } = await post(`/runs/${run.id}/cancel`).expect(200);
    expect(body.status).toBe('cancelled');
  });

  it('answers a malformed query with what AWS says and where', async () => {
    aws.startFault = new AwsFault('MalformedQueryException', 'unexpected', {
      queryCompileError: {
        message: 'unexpected symbol found filtr',
        location: { startCharOffset: 0, endCharOffset: 5 },
      },
    });
    const { body } = await start({ queryString: 'filtr x' }).expect(400);
    expect(body.error).toMatchObject({
      name: 'InputError',
      message: 'unexpected symbol found filtr (line 1, column 1)',
      position: { start: 0, end: 5 },
    });
    const { body: history } = await get('/runs');
    expect(history.runs.some((run: Run) => run.queryString === 'filtr x')).toBe(
      false,
    );
  });

  it('keeps a run that AWS denies, and says what mends it', async () => {
    aws.startFault = new AwsFault(
      'AccessDeniedException',
      'User: portal is not authorized to perform: logs:StartQuery on resource: x',
    );
    const { body } = await start().expect(201);
    expect(body).toMatchObject({
      status: 'failed',
      problem: { kind: 'access-denied', action: 'logs:StartQuery' },
    });
  });

  it.each([
    [{ accountId: '999999999999' }, /account 999999999999 is not configured/],
    [{ region: 'mars-north-1' }, /region mars-north-1 is not configured/],
    [{ queryId: undefined }, /queryId or queryString is needed/],
    [{ range: { type: 'relative', lastMinutes: -1 } }, /range\.lastMinutes/],
    [
      { queryId: undefined, queryString: 'limit 1' },
      /which log groups to read/,
    ],
  ])('refuses %j', async (change, message) => {
    const { body } = await start(change).expect(400);
    expect(body.error.message).toMatch(message);
  });

  it('knows no such query and no such run', async () => {
    await start({ queryId: 'gone' }).expect(404);
    await get('/runs/not-a-run').expect(404);
    await get('/runs/5b6f0e0e-3a53-4d0c-8f0b-6f5b1f1f6a11').expect(404);
  });

  it('asks for permission and for a person', async () => {
    decide(AuthorizeResult.DENY);
    const denied = await start().expect(403);
    expect(denied.body.error.message).toMatch(/log-queries\.run/);
    await get('/queries').expect(403);
    await get('/runs').expect(403);
    await get('/queries')
      .set('authorization', mockCredentials.none.header())
      .expect(401);
  });
});
