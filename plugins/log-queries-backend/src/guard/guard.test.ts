import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { LogsEndpoint } from '../__testUtils__/LogsEndpoint';
import {
  ACCOUNT,
  allow,
  denying,
  startPortal,
  type TestPortal,
} from '../__testUtils__/startPortal';

const DAY_MS = 86_400_000;
const GB = 1_000_000_000;

function anEntity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'aws.amazon.com/amazon-cloudwatch-log-groups': `/ecs/${name}`,
        'quarterdeck/account-id': ACCOUNT,
        'quarterdeck/region': 'us-east-1',
        'quarterdeck/environment': name,
      },
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  };
}

const shop = 'resource:default/shop-production';

jest.setTimeout(60_000);

describe('guarded runs', () => {
  const aws = new LogsEndpoint();
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startPortal({
      endpoint: await aws.start(),
      entities: [anEntity('shop-production'), anEntity('other-production')],
      logQueries: {
        confirmAboveUsd: 0.5,
        budgets: {
          perPersonUsd: 3,
          teams: [{ team: 'group:default/shop', usd: 2 }],
        },
        requestsPerSecond: 100,
      },
    });
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await aws.stop();
  });

  beforeEach(async () => {
    await portal.knex('log_query_runs').delete();
    portal.decide(allow);
    aws.startFault = undefined;
    aws.result = { status: 'Running' };
    // 1,000 GB over ten days: 100 GB and half a dollar for each day.
    aws.logGroups = ['shop-production', 'other-production'].map(name => ({
      logGroupName: `/ecs/${name}`,
      storedBytes: 1_000 * GB,
      creationTime: Date.now() - 400 * DAY_MS,
      retentionInDays: 10,
    }));
  });

  const hours = (count: number) => ({
    type: 'relative',
    lastMinutes: 60 * count,
  });
  const wish = (more: object = {}) => ({
    accountId: ACCOUNT,
    region: 'us-east-1',
    queryString: 'fields @message',
    logGroupNames: ['/ecs/shop-production'],
    entityRef: shop,
    range: hours(12),
    ...more,
  });

  const forProgram = {
    accountId: ACCOUNT,
    region: 'us-east-1',
    queryString: 'fields @message',
    logGroupNames: ['/ecs/shop-production'],
    entityRef: shop,
  };

  it('says before what it would cost, and how it knows', async () => {
    const { body } = await portal.post('/runs/estimate', wish()).expect(200);
    expect(body).toMatchObject({
      estimate: {
        bytes: expect.closeTo(50 * GB, -8),
        costUsd: expect.closeTo(0.25, 2),
        method: expect.stringContaining('What each log group stores'),
      },
      confirmAboveUsd: 0.5,
      needsConfirmation: false,
      budgets: {
        budgets: [
          { entityRef: 'user:default/mock', limitUsd: 3, spentUsd: 0 },
          { entityRef: 'group:default/shop', limitUsd: 2, spentUsd: 0 },
        ],
      },
    });
  });

  it('wants a dear one agreed to', async () => {
    const dear = wish({ range: hours(48) });
    const { body } = await portal.post('/runs', dear).expect(409);
    expect(body.error).toMatchObject({
      reason: 'confirmation-needed',
      estimate: { costUsd: expect.closeTo(1, 2) },
    });
    await portal.post('/runs', { ...dear, confirmedUsd: 0.6 }).expect(409);
    await portal.post('/runs', { ...dear, confirmedUsd: 1 }).expect(201);
  });

  it('keeps to the budgets of the team and the person, what still runs included', async () => {
    await portal
      .post('/runs', wish({ range: hours(72), confirmedUsd: 2 }))
      .expect(201);
    const { body } = await portal
      .post('/runs', wish({ range: hours(48), confirmedUsd: 2 }))
      .expect(403);
    expect(body.error).toMatchObject({
      reason: 'over-budget',
      budget: {
        entityRef: 'group:default/shop',
        limitUsd: 2,
        spentUsd: expect.closeTo(1.5, 2),
      },
    });
    // Without the entity it is not the team's, but still the person's.
    await portal
      .post(
        '/runs',
        wish({ entityRef: undefined, range: hours(48), confirmedUsd: 2 }),
      )
      .expect(201);
    const { body: report } = await portal.get('/budget').expect(200);
    expect(report.budgets).toMatchObject([
      { entityRef: 'user:default/mock', spentUsd: expect.closeTo(2.5, 2) },
    ]);
  });

  it('answers the same over the same past range from the stored run', async () => {
    aws.result = {
      status: 'Complete',
      results: [[{ field: '@message', value: 'boom' }]],
      statistics: {
        recordsMatched: 1,
        recordsScanned: 9,
        bytesScanned: 2 * GB,
      },
    };
    const past = wish({
      range: {
        type: 'absolute',
        from: new Date(Date.now() - 3 * 3_600_000).toISOString(),
        to: new Date(Date.now() - 2 * 3_600_000).toISOString(),
      },
    });
    const { body: first } = await portal.post('/runs', past).expect(201);
    await untilFinished(first.id);
    const started = aws.started.length;

    const { body: same } = await portal.post('/runs', past).expect(200);
    expect(same).toMatchObject({
      id: first.id,
      answeredFrom: { requestedBy: 'user:default/mock' },
    });
    expect(aws.started).toHaveLength(started);
    const { body: estimate } = await portal.post('/runs/estimate', past);
    expect(estimate.answeredByRunId).toBe(first.id);

    await portal.post('/runs', { ...past, fresh: true }).expect(201);
    await portal.post('/runs', { ...past, queryString: 'limit 1' }).expect(201);
    expect(aws.started).toHaveLength(started + 2);
  });

  it('puts parameters in as values, and says which one is missing', async () => {
    const template = 'filter requestId = {{requestId}} | limit {{count}}';
    const { body: missing } = await portal
      .post(
        '/runs',
        wish({ queryString: template, parameters: { count: '5' } }),
      )
      .expect(400);
    expect(missing.error).toMatchObject({
      reason: 'parameter',
      parameter: 'requestId',
      position: { start: 19, end: 32 },
    });
    const { body: run } = await portal
      .post(
        '/runs',
        wish({
          queryString: template,
          parameters: { requestId: '" or 1 = 1 #', count: '5' },
        }),
      )
      .expect(201);
    expect(run).toMatchObject({
      queryString: 'filter requestId = "\\" or 1 = 1 #" | limit 5',
      queryTemplate: template,
      parameters: { requestId: '" or 1 = 1 #', count: '5' },
    });
  });

  it('lets owners run over the log groups of their entity alone', async () => {
    portal.decide(denying('log-queries.run'));
    await portal.post('/runs', wish()).expect(201);
    for (const beyond of [
      { logGroupNames: ['/ecs/shop-production', '/ecs/other-production'] },
      { queryString: "SOURCE '/ecs/other-production' | fields @message" },
      {
        queryString:
          "filter id in (SOURCE '/ecs/other-production' | fields id)",
      },
      { entityRef: undefined },
    ]) {
      const { body } = await portal.post('/runs', wish(beyond)).expect(403);
      expect(body.error.message).toMatch(/log-queries\.run\b/);
    }
    portal.decide(denying(`log-queries.entity.run ${shop}`));
    await portal.post('/runs', wish()).expect(403);
  });

  it('shows runs to those who may see their entity', async () => {
    const other = 'resource:default/other-production';
    const { body: mine } = await portal.post('/runs', wish()).expect(201);
    const { body: theirs } = await portal
      .post(
        '/runs',
        wish({ entityRef: other, logGroupNames: ['/ecs/other-production'] }),
      )
      .expect(201);
    portal.decide(
      denying('log-queries.read', `log-queries.entity.read ${other}`),
    );
    await portal.get(`/runs/${mine.id}`).expect(200);
    await portal.get(`/runs/${theirs.id}`).expect(403);
    await portal.get(`/runs/${theirs.id}/rows`).expect(403);
    await portal.get(`/runs/${theirs.id}/export?format=csv`).expect(403);
    await portal.post(`/runs/${theirs.id}/cancel`).expect(403);
  });

  it('tells each of a group, and the price of all together', async () => {
    const targets = ['shop-production', 'other-production'].map(name => ({
      accountId: ACCOUNT,
      region: 'us-east-1',
      environment: name,
      entityRef: `resource:default/${name}`,
    }));
    const group = { queryString: 'fields @message', range: hours(18), targets };
    const { body } = await portal.post('/run-groups', group).expect(409);
    expect(body.error.estimate.costUsd).toBeCloseTo(0.75, 2);
    const key = { confirmedUsd: 1, idempotencyKey: 'one-group-of-two' };
    const { body: made } = await portal
      .post('/run-groups', { ...group, ...key })
      .expect(201);
    expect(
      made.runs.map((run: Run) => [run.environment, run.logGroupNames[0]]),
    ).toEqual([
      ['shop-production', '/ecs/shop-production'],
      ['other-production', '/ecs/other-production'],
    ]);
    const { body: again } = await portal
      .post('/run-groups', { ...group, ...key })
      .expect(201);
    expect(again.id).toBe(made.id);
    aws.result = {
      status: 'Complete',
      results: [[{ field: '@message', value: 'boom' }]],
    };
    for (const { id } of made.runs) await untilFinished(id);
    const file = await portal
      .get(`/run-groups/${made.id}/export?format=csv`)
      .expect(200);
    expect(file.text).toBe(
      'environment,@message\r\nshop-production,boom\r\nother-production,boom\r\n',
    );
  });

  it('compares with the day before, once', async () => {
    aws.result = { status: 'Complete', results: [] };
    const { body: run } = await portal.post('/runs', wish()).expect(201);
    const { body: comparison } = await portal
      .post(`/runs/${run.id}/comparison`)
      .expect(201);
    expect(comparison.comparesWithRunId).toBe(run.id);
    expect(Date.parse(run.range.from) - Date.parse(comparison.range.from)).toBe(
      DAY_MS,
    );
    const { body: same } = await portal
      .post(`/runs/${run.id}/comparison`)
      .expect(200);
    expect(same.id).toBe(comparison.id);
    const { body: linked } = await portal.get(`/runs/${run.id}`);
    expect(linked.comparisonRunId).toBe(comparison.id);
    const { body: again } = await portal.post(`/runs/${run.id}/again`);
    expect(again).toMatchObject({
      queryString: run.queryString,
      requestedRange: run.requestedRange,
    });
    expect(again.id).not.toBe(run.id);
  });

  it('lets a program wait for a run as long as it says', async () => {
    const { output: begun } = await portal.actions.invoke({
      id: 'test:run-log-query',
      input: { ...forProgram, waitSeconds: 0 },
      credentials: mockCredentials.user(),
    });
    expect(begun).toMatchObject({ status: 'running' });
    const input = { runId: Object(begun).runId };
    const waiting = portal.actions.invoke({
      id: 'test:read-log-query-run',
      input: { ...input, waitSeconds: 30 },
    });
    aws.result = {
      status: 'Complete',
      results: [[{ field: '@message', value: 'boom' }]],
    };
    const { output: end } = await waiting;
    expect(end).toMatchObject({
      status: 'complete',
      rows: [{ '@message': 'boom' }],
    });
  });

  async function untilFinished(id: string): Promise<Run> {
    for (let tries = 0; tries < 400; tries++) {
      const { body } = await portal.get(`/runs/${id}`);
      if (body.finishedAt) return body;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`The run ${id} does not end`);
  }
});
