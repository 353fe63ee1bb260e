import { setTimeout as delay } from 'node:timers/promises';
import type { Entity } from '@backstage/catalog-model';
import type {
  HealthReport,
  Problem,
  Reading,
} from '@quarterdeck/plugin-service-health-common';
import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import { environmentEntity } from './__testUtils__/environmentEntity';
import { simulatorControl } from './__testUtils__/simulatorControl';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(240_000);

const ENVIRONMENT = 'shop-production';
const COLLECT = 'service-health-collect-history';

/** Short times, for whoever waits; long enough for a busy machine. */
const CONFIG = {
  readings: { freshSeconds: 0.05, retrySeconds: 0.05, timeoutSeconds: 5 },
  history: { collectSeconds: 0.001, timeoutSeconds: 5 },
};

type Portal = Awaited<ReturnType<typeof startPortal>>;
type Panels = Record<string, Reading<unknown>[]>;

/** Where each source asks, and what the portal's role needs for it. */
const SOURCES: Record<string, { operation: string; action: string }> = {
  ecs: { operation: 'DescribeServices', action: 'ecs:DescribeServices' },
  tasks: { operation: 'DescribeTasks', action: 'ecs:DescribeTasks' },
  loadBalancer: {
    operation: 'DescribeTargetHealth',
    action: 'elasticloadbalancing:DescribeTargetHealth',
  },
  database: {
    operation: 'DescribeDBInstances',
    action: 'rds:DescribeDBInstances',
  },
  alarm: { operation: 'DescribeAlarms', action: 'cloudwatch:DescribeAlarms' },
  metrics: { operation: 'GetMetricData', action: 'cloudwatch:GetMetricData' },
  scaling: {
    operation: 'DescribeScalingActivities',
    action: 'application-autoscaling:DescribeScalingActivities',
  },
  rollouts: {
    operation: 'ListServiceDeployments',
    action: 'ecs:ListServiceDeployments',
  },
  databaseHistory: {
    operation: 'DescribeEvents',
    action: 'rds:DescribeEvents',
  },
};

/** The panel that a source fails, where it has not one of its own name. */
const PANEL_OF: Record<string, string> = { tasks: 'ecs' };

const FAULTS: { fault: object; kind: Problem['kind'] }[] = [
  { fault: { kind: 'throttle' }, kind: 'throttled' },
  { fault: { kind: 'error', status: 503 }, kind: 'failed' },
  { fault: { kind: 'hang' }, kind: 'unreachable' },
  { fault: { kind: 'cut' }, kind: 'unreachable' },
  { fault: { kind: 'expired-credentials' }, kind: 'credentials' },
  { fault: { kind: 'access-denied' }, kind: 'access-denied' },
];

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let entity: Entity;
let portal: Portal;

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  control = simulatorControl(aws.url);
  database = await createTestDatabase();
  entity = await environmentEntity(aws.url, ENVIRONMENT);
  portal = await startPortal(aws.url, [entity], {
    knex: database.knex,
    config: CONFIG,
  });
  expectAllWell(await look());
});

afterEach(() => control.mend());

afterAll(async () => {
  await aws?.stop();
  await database?.destroy();
});

/** Every panel of the tab, read anew. */
async function look(): Promise<Panels & { verdict: Reading<string>[] }> {
  await delay(100);
  const [report, { targets }] = await Promise.all([
    portal.run(COLLECT).then(() => portal.report(ENVIRONMENT)),
    // A range of its own each time: metrics are remembered for their period.
    portal.metrics(ENVIRONMENT, `?${someRange()}`),
  ]);
  return { ...panelsOf(report), metrics: targets, verdict: verdictOf(report) };
}

let ranges = 0;

function someRange(): string {
  const end = Date.now() - 3 * 86_400_000 - ranges * 60_000;
  ranges += 1;
  const iso = (time: number) => new Date(time).toISOString();
  return `start=${iso(end - 900_000)}&end=${iso(end)}`;
}

function panelsOf({ readings, details }: HealthReport): Panels {
  return {
    ...readings,
    scaling: details?.scaling ?? [],
    rollouts: details?.rollouts ?? [],
    databaseHistory: details?.databaseHistory ?? [],
  };
}

function verdictOf({ at, verdict }: HealthReport): Reading<string>[] {
  return [{ target: '', at, value: verdict.status }];
}

function expectAllWell(panels: Panels) {
  for (const [panel, list] of Object.entries(panels)) {
    expect({ panel, count: list.length }).not.toEqual({ panel, count: 0 });
    for (const { problem } of list) {
      expect({ panel, problem }).toEqual({ panel, problem: undefined });
    }
  }
}

/**
 * Half of the sources at a time, another half for each fault: the bits of a
 * source's number say in which. Every source meets every fault, and every two
 * sources are told apart by some fault.
 */
const MATRIX = FAULTS.flatMap(({ fault, kind }, index) =>
  [0, 1].map(side => ({
    fault,
    kind,
    broken: Object.keys(SOURCES).filter(
      (_, number) => ((number + 1) >> index % 4) % 2 === side,
    ),
  })),
);

it.each(MATRIX)(
  '$fault.kind is the trouble of $broken alone, and passes',
  async ({ fault, kind, broken }) => {
    for (const source of broken) {
      await control.break({ ...fault, operation: SOURCES[source].operation });
    }
    const brokenPanels = new Set(broken.map(panelOf));
    const { well, failed } = divided(await look(), brokenPanels);
    expect(Object.keys(failed).sort()).toEqual([...brokenPanels].sort());
    expectAllWell(well);
    for (const [panel, readings] of Object.entries(failed)) {
      const actions = broken
        .filter(source => panelOf(source) === panel)
        .map(source => SOURCES[source].action);
      for (const reading of readings) {
        expectFailed({ panel, reading, kind, actions });
      }
    }

    await control.mend();
    expectAllWell(await look());
  },
);

const panelOf = (source: string) => PANEL_OF[source] ?? source;

function divided(panels: Panels, broken: Set<string>) {
  const entries = Object.entries(panels);
  return {
    well: Object.fromEntries(entries.filter(([panel]) => !broken.has(panel))),
    failed: Object.fromEntries(entries.filter(([panel]) => broken.has(panel))),
  };
}

function expectFailed(expected: {
  panel: string;
  reading: Reading<unknown>;
  kind: Problem['kind'];
  actions: string[];
}) {
  const { panel, reading, kind, actions } = expected;
  const { problem } = reading;
  expect({ panel, problem }).toMatchObject({
    panel,
    problem: {
      kind,
      message: expect.any(String),
      remedy: expect.any(String),
    },
  });
  // Metrics of a range that was never read have no last good reading.
  if (panel !== 'metrics') {
    expect(reading).toMatchObject({
      lastGood: { at: expect.any(String), value: expect.anything() },
    });
  }
  if (kind !== 'access-denied') return;
  expect(actions).toContain(problem?.action);
  expect(problem?.statement).toEqual({
    Effect: 'Allow',
    Action: problem?.action,
    Resource: expect.stringMatching(/^(\*|arn:aws:.+)$/),
  });
}

it('shows what it can of answers that leave out what they may', async () => {
  await control.break({ kind: 'sparse' });
  const panels = await look();
  expectAllWell(panels);
  expect(panels.verdict).not.toMatchObject([{ value: 'healthy' }]);
});

it('says of a resource that is gone that it is, and goes on with the rest', async () => {
  const gone: Entity = {
    ...entity,
    metadata: {
      name: 'gone',
      annotations: Object.fromEntries(
        Object.entries(entity.metadata.annotations ?? {}).map(
          ([name, value]) => [
            name,
            `${value},${value.split(',')[0].replaceAll(ENVIRONMENT, 'gone')}`,
          ],
        ),
      ),
    },
  };
  const other = await startPortal(aws.url, [gone]);
  await other.run(COLLECT);
  const report = await other.report('gone');
  for (const list of Object.values(report.readings)) {
    expect(list.at(-1)).toMatchObject({
      problem: { kind: 'not-found', remedy: expect.any(String) },
    });
    expect(list[0].problem).toBeUndefined();
  }
  expect(report.details?.rollouts[0].problem).toBeUndefined();
  expect((await other.history('gone')).gaps).toEqual([]);
});
