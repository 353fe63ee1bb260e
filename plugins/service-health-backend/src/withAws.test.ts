import { setTimeout as delay } from 'node:timers/promises';
import type { Entity } from '@backstage/catalog-model';
import type { TargetKind } from '@quarterdeck/plugin-service-health-common';
import { startSimulator } from '@quarterdeck/test-support';
import { environmentEntity } from './__testUtils__/environmentEntity';
import { simulatorControl } from './__testUtils__/simulatorControl';
import { dropDatabases, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const WELL = 'shop-production';
const ILL = 'checkout-production';

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;
let entities: Entity[];

/** A portal that remembers nothing yet. */
const freshPortal = (endpoint = aws.url) => startPortal(endpoint, entities);

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  control = simulatorControl(aws.url);
  entities = await Promise.all(
    [WELL, ILL].map(name => environmentEntity(aws.url, name)),
  );
});

afterEach(() => control.mend());

afterAll(async () => {
  await aws?.stop();
  await dropDatabases();
});

describe('an environment that is well', () => {
  it('is healthy, with everything that says so', async () => {
    const portal = await freshPortal();
    const { verdict, readings } = await portal.report(WELL);
    expect(verdict).toMatchObject({ status: 'healthy', parts: [] });
    expect(verdict.sentence).toMatch(
      /^Healthy: 2 of 2 tasks running; database available; 2 of 2 targets healthy; \d+ alarms OK/,
    );
    expect(readings.ecs).toMatchObject([
      {
        value: {
          state: 'ACTIVE',
          desired: 2,
          running: 2,
          deployments: [{ role: 'PRIMARY', rolloutState: 'COMPLETED' }],
          tasks: [
            { state: 'RUNNING', zone: expect.stringMatching(/^us-east-1/) },
            { state: 'RUNNING', startedAt: expect.stringMatching(/Z$/) },
          ],
        },
      },
    ]);
    expect(readings.database).toMatchObject([
      { value: { state: 'available', engine: 'postgres' } },
    ]);
    const [balancer] = readings.loadBalancer;
    const addresses = readings.ecs[0].value?.tasks.map(task => task.privateIp);
    expect(
      balancer.value?.targetGroups[0].targets.map(({ id }) => id).sort(),
    ).toEqual(addresses?.sort());
    expect(readings.alarm.length).toBeGreaterThanOrEqual(9);
    expect(readings.alarm).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          value: expect.objectContaining({
            name: `${WELL}-ecs-cpu`,
            severity: 'critical',
            metric: expect.objectContaining({ threshold: 80 }),
          }),
        }),
      ]),
    );
  });

  it('has metrics of the last three hours on one grid', async () => {
    const portal = await freshPortal();
    const { targets } = await portal.metrics(WELL);
    const series = targets.flatMap(({ value }) => value?.series ?? []);
    expect(series.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'ecs.cpu',
        'database.cpu',
        'database.connections',
        'database.freeStorage',
        'loadBalancer.requests',
      ]),
    );
    const cpu = series.find(({ id }) => id === 'database.cpu');
    expect(cpu?.timestamps).toHaveLength(180);
    const points = cpu?.values.filter(value => value !== null) ?? [];
    expect(points.length).toBeGreaterThan(150);
    expect(points.every(value => value >= 0 && value <= 100)).toBe(true);
  });
});

describe('an environment whose tasks crash', () => {
  it('is critical, and says why in one sentence', async () => {
    const portal = await freshPortal();
    const { verdict, readings } = await portal.report(ILL);
    expect(verdict.status).toBe('critical');
    expect(verdict.sentence).toMatch(
      /^Critical: 0 of 2 tasks running; the last \d+ stopped with exit code 1 since revision \d+, deployed .*\d\d:\d\d UTC/,
    );
    expect(verdict.parts.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['ecs.none-running', 'alarm.critical']),
    );
    expect(readings.ecs[0].value?.stoppedTasks[0]).toMatchObject({
      containers: [{ exitCode: 1 }],
      reason: expect.any(String),
      stoppedAt: expect.stringMatching(/Z$/),
    });
  });

  it('comes first in the fleet', async () => {
    const portal = await freshPortal();
    const { rows } = await portal.fleet();
    expect(rows).toMatchObject([
      {
        title: ILL,
        verdict: {
          status: 'critical',
          sentence: expect.stringContaining('exit code 1'),
        },
        tasks: { running: 0, desired: 2 },
      },
      {
        title: WELL,
        verdict: { status: 'healthy' },
        tasks: { running: 2, desired: 2 },
        alarms: { inAlarm: 0 },
      },
    ]);
  });
});

describe('what looking costs', () => {
  it('is the same for one viewer and for fifty', async () => {
    const portal = await freshPortal();
    await control.forgetRequests();
    await Promise.all([portal.report(WELL), portal.metrics(WELL)]);
    const { total, operations } = await control.requests();
    expect(total).toBeLessThanOrEqual(16);
    expect(operations['monitoring:GetMetricData']).toBe(1);
    await Promise.all(
      Array.from({ length: 50 }, () =>
        Promise.all([portal.report(WELL), portal.metrics(WELL)]),
      ),
    );
    expect((await control.requests()).total).toBe(total);
  });

  it('is one call for what AWS lets one ask together', async () => {
    await control.forgetRequests();
    const portal = await freshPortal();
    await portal.fleet();
    expect((await control.requests()).operations).toMatchObject({
      'rds:DescribeDBInstances': 1,
      'monitoring:DescribeAlarms': 1,
    });
  });
});

describe('what goes wrong with one source', () => {
  const sources: [TargetKind, { service: string; operation: string }][] = [
    ['ecs', { service: 'ecs', operation: 'DescribeServices' }],
    ['database', { service: 'rds', operation: 'DescribeDBInstances' }],
    [
      'loadBalancer',
      {
        service: 'elasticloadbalancing',
        operation: 'DescribeTargetHealth',
      },
    ],
    ['alarm', { service: 'monitoring', operation: 'DescribeAlarms' }],
  ];
  const faults: [object, string][] = [
    [{ kind: 'throttle' }, 'throttled'],
    [{ kind: 'error', status: 503 }, 'failed'],
    [{ kind: 'cut' }, 'unreachable'],
    [{ kind: 'expired-credentials' }, 'credentials'],
    [{ kind: 'access-denied' }, 'access-denied'],
  ];
  const matrix = sources.flatMap(([kind, where]) =>
    faults.map(([fault, problem]) => ({ kind, where, fault, problem })),
  );

  it.each(matrix)(
    'stays with it: $kind, $fault.kind',
    async ({ kind, where, fault, problem }) => {
      const portal = await freshPortal();
      await control.break({ ...fault, ...where });
      const { verdict, readings } = await portal.report(WELL);
      for (const [each, list] of Object.entries(readings)) {
        for (const reading of list) {
          expect(reading.problem?.kind).toBe(
            each === kind ? problem : undefined,
          );
        }
      }
      expect(verdict.status).toBe('unknown');
    },
  );

  it('names the action to allow', async () => {
    const portal = await freshPortal();
    await control.break({ kind: 'access-denied', service: 'rds' });
    const { readings } = await portal.report(WELL);
    expect(readings.database).toMatchObject([
      {
        problem: {
          action: 'rds:DescribeDBInstances',
          remedy: expect.stringContaining('Allow rds:DescribeDBInstances'),
        },
      },
    ]);
  });

  it('keeps nobody waiting for what hangs', async () => {
    const portal = await freshPortal();
    await control.break({ kind: 'hang', service: 'rds' });
    const startedAt = Date.now();
    const { readings } = await portal.report(WELL);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(readings.database).toMatchObject([
      { problem: { kind: 'unreachable' } },
    ]);
    expect(readings.ecs[0].problem).toBeUndefined();
  });
});

it('shows what is gone, and goes on with the rest', async () => {
  const gone = structuredClone(entities[0]);
  gone.metadata.name = 'gone';
  for (const [name, value] of Object.entries(gone.metadata.annotations ?? {})) {
    gone.metadata.annotations = {
      ...gone.metadata.annotations,
      [name]: `${value},${value.split(',')[0].replaceAll(WELL, 'gone')}`,
    };
  }
  const portal = await startPortal(aws.url, [gone]);
  const { readings } = await portal.report('gone');
  for (const list of Object.values(readings)) {
    expect(list.at(-1)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(list[0].problem).toBeUndefined();
  }
});

it('keeps the last good reading while AWS is away, and recovers', async () => {
  const portal = await freshPortal();
  const before = await portal.report(WELL);
  await control.break({ kind: 'error', status: 500, service: 'rds' });

  const away = await until(
    () => portal.report(WELL),
    ({ readings }) => readings.database[0].problem !== undefined,
  );
  expect(away.verdict.status).toBe('unknown');
  expect(away.readings.database).toMatchObject([
    {
      problem: { kind: 'failed' },
      lastGood: {
        at: before.readings.database[0].at,
        value: { state: 'available' },
      },
    },
  ]);

  await control.mend();
  const back = await until(
    () => portal.report(WELL),
    ({ readings }) => readings.database[0].problem === undefined,
  );
  expect(back.verdict.status).toBe('healthy');
});

it('sees whatever the configured endpoint shows', async () => {
  const otherAws = await startSimulator({ environments: 'demo' });
  try {
    await simulatorControl(otherAws.url).startIncident({
      kind: 'crash-loop',
      environment: WELL,
    });
    const [here, there] = await Promise.all(
      [aws, otherAws].map(async ({ url }) =>
        (await freshPortal(url)).report(WELL),
      ),
    );
    expect(here.verdict.status).toBe('healthy');
    expect(there.verdict.status).not.toBe('healthy');
  } finally {
    await otherAws.stop();
  }
});

/** Asks until it is so; a reading is fresh for ten seconds. */
async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > deadline) throw new Error('It did not come to be so');
    await delay(500);
  }
}
