import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { startSimulator } from '@quarterdeck/test-support';
import { environmentEntity } from './__testUtils__/environmentEntity';
import { simulatorControl } from './__testUtils__/simulatorControl';
import { dropDatabases, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

/** A service, a load balancer, a database and nine alarms. */
const ENVIRONMENT = 'shop-production';

/**
 * What an entity's Health tab may cost when nothing is known of it: so many
 * calls, and so many of them after one another. What RDS has to say of the
 * past is collected in the background (see history/history.test.ts).
 */
const CALLS_OF_A_COLD_TAB = 16;
const CALLS_IN_SEQUENCE = 4;

/** Long enough to outweigh what a busy machine needs for the rest. */
const LATENCY_MS = 1_500;

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;
let entities: Entity[];

const freshPortal = () => startPortal(aws.url, entities);

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  control = simulatorControl(aws.url);
  entities = [await environmentEntity(aws.url, ENVIRONMENT)];
});

afterEach(() => control.mend());

afterAll(async () => {
  await aws?.stop();
  await dropDatabases();
});

it('costs few calls to open a tab, and none more for fifty viewers', async () => {
  const portal = await freshPortal();
  const look = () =>
    Promise.all([
      portal.report(ENVIRONMENT),
      portal.metrics(ENVIRONMENT),
      portal.history(ENVIRONMENT),
    ]);
  await control.forgetRequests();
  const [report] = await look();
  const { total, operations } = await control.requests();
  expect(report.details?.rollouts).toMatchObject([{ value: [{}] }]);
  expect(Object.values(operations).every(count => count <= 2)).toBe(true);
  expect(operations['monitoring:GetMetricData']).toBe(1);
  expect(total).toBeLessThanOrEqual(CALLS_OF_A_COLD_TAB);

  await Promise.all(Array.from({ length: 50 }, look));
  const after = await control.requests();
  // Fifty viewers take longer than a reading is fresh on a busy machine.
  expect(after.total).toBeLessThanOrEqual(2 * total);
  expect(after.operations['monitoring:GetMetricData']).toBe(1);
});

it('waits for few calls after one another', async () => {
  const portal = await freshPortal();
  await portal.run('service-health-collect-history');
  await control.break({ kind: 'latency', latencyMs: LATENCY_MS });
  await control.forgetRequests();
  await Promise.all([
    portal.report(ENVIRONMENT),
    portal.metrics(ENVIRONMENT),
    portal.history(ENVIRONMENT),
  ]);
  const sequence = longestSequence(await control.calls());
  expect(sequence).toBeGreaterThanOrEqual(1);
  expect(sequence).toBeLessThanOrEqual(CALLS_IN_SEQUENCE);
});

it('calls nothing that the documented policy does not allow', async () => {
  await control.forgetRequests();
  const ill = await environmentEntity(aws.url, 'checkout-production');
  const portal = await startPortal(aws.url, [...entities, ill]);
  await portal.run('service-health-collect-history');
  await Promise.all([portal.report(ENVIRONMENT), portal.metrics(ENVIRONMENT)]);
  await portal.fleet();
  const { operations } = await control.requests();
  // The simulator says by which name a request is signed.
  const called = Object.keys(operations)
    .map(name => name.replace(/^monitoring:/, 'cloudwatch:'))
    .sort();
  expect(called).toEqual(documentedActions());
});

/** How many calls were made after one another, each after the last's answer. */
function longestSequence(calls: { at: string }[]): number {
  let length = 0;
  let answeredMs = -Infinity;
  for (const at of calls
    .map(call => Date.parse(call.at))
    .sort((a, b) => a - b)) {
    if (at < answeredMs) continue;
    length += 1;
    answeredMs = at + LATENCY_MS;
  }
  return length;
}

/** Of the policy in the documentation. */
function documentedActions(): string[] {
  const page = readFileSync(
    path.resolve(__dirname, '../../../docs/service-health.md'),
    'utf8',
  );
  const policies = page.match(/(?<=```json\n)[^`]+/g) ?? [];
  const policy = policies.find(text => text.includes('ServiceHealth'));
  const [{ Action }] = JSON.parse(policy ?? '').Statement;
  return [...Action].sort();
}

it('asks once for what AWS lets one ask together', async () => {
  await control.forgetRequests();
  const portal = await freshPortal();
  await portal.fleet();
  expect((await control.requests()).operations).toMatchObject({
    'rds:DescribeDBInstances': 1,
    'monitoring:DescribeAlarms': 1,
  });
});
