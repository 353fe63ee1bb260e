import type { Entity } from '@backstage/catalog-model';
import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import { environmentEntity } from '../__testUtils__/environmentEntity';
import { simulatorControl } from '../__testUtils__/simulatorControl';
import { startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const COLLECT = 'service-health-collect-history';
const FORGET = 'service-health-forget-history';
const ILL = 'checkout-production';
const WELL = 'shop-production';

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let entities: Entity[];

const freshPortal = (config = {}, endpoint = aws.url) =>
  startPortal(endpoint, entities, { knex: database.knex, config });

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  control = simulatorControl(aws.url);
  database = await createTestDatabase();
  entities = await Promise.all(
    [WELL, ILL].map(name => environmentEntity(aws.url, name)),
  );
});

afterEach(() => control.mend());

afterAll(async () => {
  await aws?.stop();
  await database?.destroy();
});

it('has the cause of the crash loop after AWS has forgotten it', async () => {
  const before = await freshPortal();
  await before.run(COLLECT);
  await before.stop();

  const forgetful = await startSimulator({ environments: 'none' });
  try {
    const portal = await freshPortal({}, forgetful.url);
    const { readings } = await portal.report(ILL);
    expect(readings.ecs).toMatchObject([{ problem: { kind: 'not-found' } }]);

    const history = await portal.history(ILL);
    expect(history).toMatchObject({ keptDays: 30, gaps: [] });
    const [newest] = history.stoppedTasks;
    expect(newest).toMatchObject({
      stopCode: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
      containers: [{ exitCode: 1 }],
      revision: expect.any(Number),
      log: {
        group: `/ecs/${ILL}`,
        stream: `ecs/app/${newest.id}`,
      },
    });
    expect(newest.log?.lines.join('\n')).toMatch(/error/i);
    expect(history.events.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('has started 1 tasks'),
    );
    expect(history.alarmTransitions).toContainEqual(
      expect.objectContaining({ alarmName: `${ILL}-alb-5xx`, to: 'ALARM' }),
    );
    expect(history.deployments[0]).toMatchObject({
      images: [expect.stringMatching(/^\S+:\S+$/)],
      revision: newest.revision,
    });
    const day = await portal.history(
      WELL,
      '?start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z',
    );
    expect(day).toMatchObject({
      stoppedTasks: [],
      events: [],
      databaseEvents: [],
    });
  } finally {
    await forgetful.stop();
  }
});

describe('what collecting costs', () => {
  it('is a few calls, and none for what is known', async () => {
    await database.knex('health_collections').delete();
    const portal = await freshPortal();
    await control.forgetRequests();
    await portal.run(COLLECT);
    const first = (await control.requests()).operations;
    // Of two environments in two clusters, with a service each.
    expect(first).toMatchObject({
      'ecs:DescribeServices': 2,
      'ecs:ListTasks': 2,
      'monitoring:DescribeAlarmHistory': 1,
      'rds:DescribeEvents': 1,
    });

    await control.forgetRequests();
    await portal.run(COLLECT);
    expect((await control.requests()).total).toBe(0);
  });

  it('lists no tasks of a cluster in which nothing happened', async () => {
    const portal = await freshPortal({ history: { collectSeconds: 0.001 } });
    await portal.run(COLLECT);
    await control.forgetRequests();
    await portal.run(COLLECT);
    const { operations } = await control.requests();
    expect(operations['ecs:DescribeServices']).toBe(2);
    expect(operations['ecs:ListTasks'] ?? 0).toBeLessThanOrEqual(1);
    expect(operations['rds:DescribeDBSnapshots']).toBeUndefined();
  });
});

it('says what it cannot collect, and catches up', async () => {
  const portal = await freshPortal({ history: { collectSeconds: 0.001 } });
  await control.break({ kind: 'access-denied', operation: 'GetLogEvents' });
  await database.knex('health_stopped_tasks').delete();
  await portal.run(COLLECT);
  const denied = await portal.history(ILL);
  expect(denied.gaps).toMatchObject([
    { collector: 'stoppedTasks', problem: { action: 'logs:GetLogEvents' } },
  ]);
  expect(denied.stoppedTasks[0]).toMatchObject({
    containers: [{ exitCode: 1 }],
    logProblem: { kind: 'access-denied' },
  });
  expect(denied.events).not.toEqual([]);

  await control.mend();
  await portal.run(COLLECT);
  const mended = await portal.history(ILL);
  expect(mended.gaps).toEqual([]);
  expect(mended.stoppedTasks[0].log?.lines).not.toEqual([]);
});

it('forgets what is older than it keeps', async () => {
  const portal = await freshPortal({ history: { keepDays: 1 } });
  await portal.run(COLLECT);
  await database
    .knex('health_stopped_tasks')
    .update({ stopped_at: new Date(Date.now() - 25 * 3_600_000) });
  await portal.run(FORGET);
  const history = await portal.history(ILL, '?start=2026-01-01T00:00:00Z');
  expect(history.keptDays).toBe(1);
  expect(history.stoppedTasks).toEqual([]);
  expect(history.events).not.toEqual([]);
});

it('knows what AWS is about to do to a database, and what it said of it', async () => {
  const portal = await freshPortal({ history: { collectSeconds: 0.001 } });
  await control.startIncident({
    kind: 'maintenance-pending',
    environment: WELL,
  });
  await database.knex('health_database_upkeep').delete();
  await portal.run(COLLECT);
  const { details } = await portal.report(WELL);
  expect(details?.databaseHistory).toMatchObject([
    {
      value: {
        pendingMaintenance: [
          {
            action: 'system-update',
            description: 'New Operating System update is available',
            appliedAt: expect.stringMatching(/Z$/),
          },
        ],
        events: expect.arrayContaining([
          expect.objectContaining({
            message: expect.stringMatching(/^A system update is available/),
            categories: ['maintenance'],
          }),
        ]),
      },
    },
  ]);
});

it('has the database events of the range, however many came after them', async () => {
  const portal = await freshPortal();
  const start = Date.parse('2026-01-01T00:00:00Z');
  const arn = `arn:aws:rds:us-east-1:123456789012:db:${WELL}-db`;
  await database.knex.batchInsert(
    'health_database_events',
    Array.from({ length: 60 }, (_, day) => ({
      database_arn: arn,
      at: new Date(start + day * 86_400_000),
      message: 'Backing up DB instance',
      categories: JSON.stringify(['backup']),
    })),
  );
  const { databaseEvents } = await portal.history(
    WELL,
    '?start=2026-01-01T00:00:00Z&end=2026-01-02T12:00:00Z',
  );
  expect(databaseEvents).toEqual(
    ['2026-01-02', '2026-01-01'].map(day => ({
      databaseArn: arn,
      at: `${day}T00:00:00.000Z`,
      message: 'Backing up DB instance',
      categories: ['backup'],
    })),
  );
});
