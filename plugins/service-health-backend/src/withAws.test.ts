import type { Entity } from '@backstage/catalog-model';
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
