import { ConfigReader } from '@backstage/config';
import { AwsCalls, DefaultAwsClients } from '@quarterdeck/plugin-aws-node';
import { startSimulator } from '@quarterdeck/test-support';
import type { DatabaseTarget } from '../targets/targets';
import { MetricReader } from './MetricReader';
import { alignRange } from './range';

jest.setTimeout(60_000);

const ACCOUNT_ID = '123456789012';
const MINUTE_MS = 60_000;

const database: DatabaseTarget = {
  kind: 'database',
  arn: `arn:aws:rds:us-east-1:${ACCOUNT_ID}:db:shop-production-db`,
  accountId: ACCOUNT_ID,
  region: 'us-east-1',
  identifier: 'shop-production-db',
};

let aws: Awaited<ReturnType<typeof startSimulator>>;
beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
});
afterAll(() => aws?.stop());

/** A reader with a clock, and how many metrics it had to pay for. */
function setUp() {
  const clock = { now: Date.now() };
  const calls = new AwsCalls();
  const paid = { metrics: 0 };
  calls.subscribe(({ billedMetrics }) => {
    paid.metrics += billedMetrics;
  });
  const clients = DefaultAwsClients.fromConfig(
    new ConfigReader({
      aws: {
        accounts: [
          {
            accountId: ACCOUNT_ID,
            accessKeyId: ACCOUNT_ID,
            secretAccessKey: 'any',
          },
        ],
      },
      quarterdeck: { aws: { endpoint: aws.url } },
    }),
    calls,
  );
  const reader = new MetricReader(clients, {
    retrySeconds: 5,
    timeoutSeconds: 8,
    now: () => clock.now,
  });
  return {
    paid,
    pass: (milliseconds: number) => {
      clock.now += milliseconds;
    },
    /** The last minutes, until so many minutes ago. */
    async read(minutes: number, minutesAgo = 0) {
      const end = clock.now - minutesAgo * MINUTE_MS;
      const range = alignRange(
        new Date(end - minutes * MINUTE_MS),
        new Date(end),
        new Date(clock.now),
      );
      const [reading] = await reader.read([database], range);
      const cpu = reading.value?.series.find(({ id }) => id === 'database.cpu');
      return { range, cpu };
    },
  };
}

it('pays once a period, however many look at whatever range', async () => {
  const { paid, read } = setUp();
  await read(15);
  const { metrics } = paid;
  expect(metrics).toBeGreaterThan(0);
  await Promise.all([read(15), read(60), read(180), read(30, 120)]);
  expect(paid.metrics).toBe(metrics);
});

it('pays again for the next period', async () => {
  const { paid, pass, read } = setUp();
  await read(15);
  const { metrics } = paid;
  pass(MINUTE_MS);
  await Promise.all([read(15), read(180)]);
  expect(paid.metrics).toBe(2 * metrics);
});

it.each([
  [15, 0],
  [180, 0],
  [30, 120],
  [60, 600],
])('shows %p minutes until %p minutes ago', async (minutes, minutesAgo) => {
  const { read } = setUp();
  const { range, cpu } = await read(minutes, minutesAgo);
  expect(cpu?.timestamps).toHaveLength(minutes);
  expect(cpu?.values).toHaveLength(minutes);
  expect(cpu?.timestamps[0]).toBe(range.startSeconds);
  expect(cpu?.timestamps.at(-1)).toBe(range.endSeconds - 60);
  expect(cpu?.values.filter(value => value !== null).length).toBeGreaterThan(
    minutes / 2,
  );
});
