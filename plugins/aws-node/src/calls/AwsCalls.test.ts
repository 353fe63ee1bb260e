import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { startSimulator } from '@quarterdeck/test-support';
import { clientsOf, TARGET as target } from '../__testUtils__/clientsOf';
import type { AwsCall } from './AwsCall';
import { AwsCalls } from './AwsCalls';

jest.setTimeout(60_000);

let aws: Awaited<ReturnType<typeof startSimulator>>;

beforeAll(async () => {
  aws = await startSimulator();
});
afterAll(() => aws?.stop());

function setUp() {
  const calls = new AwsCalls();
  const clients = clientsOf(aws.url, calls);
  return { calls, clients };
}

async function withFault(fault: object, run: () => Promise<void>) {
  const faults = `${aws.url}/_simulator/faults`;
  await fetch(faults, { method: 'POST', body: JSON.stringify(fault) });
  try {
    await run();
  } finally {
    await fetch(faults, { method: 'DELETE' });
  }
}

it('counts each request by account, region and operation', async () => {
  const { calls, clients } = setUp();
  const ecs = await clients.get(ECSClient, target);
  await ecs.send(new ListClustersCommand({}));
  await ecs.send(new ListClustersCommand({}));
  expect(calls.statistics()).toEqual([
    {
      ...target,
      service: 'ECS',
      operation: 'ListClusters',
      calls: 2,
      throttles: 0,
      failures: 0,
      medianMs: expect.any(Number),
      p95Ms: expect.any(Number),
    },
  ]);
  expect(calls.statistics()[0].medianMs).toBeGreaterThan(0);
});

it('counts what the SDK repeats, for so AWS does', async () => {
  const { calls, clients } = setUp();
  const ecs = await clients.get(ECSClient, target);
  await withFault({ kind: 'throttle', service: 'ecs', times: 1 }, async () => {
    await ecs.send(new ListClustersCommand({}));
  });
  expect(calls.statistics()).toMatchObject([
    { calls: 2, throttles: 1, failures: 0 },
  ]);
});

it('tells a refusal from a throttle', async () => {
  const { calls, clients } = setUp();
  const ecs = await clients.get(ECSClient, target);
  await withFault({ kind: 'access-denied', service: 'ecs' }, async () => {
    await expect(ecs.send(new ListClustersCommand({}))).rejects.toThrow(
      'not authorized',
    );
  });
  expect(calls.statistics()).toMatchObject([
    { calls: 1, throttles: 0, failures: 1 },
  ]);
});

it('tells its listeners how many metrics are billed', async () => {
  const { calls, clients } = setUp();
  const heard: AwsCall[] = [];
  const unsubscribe = calls.subscribe(call => heard.push(call));
  const cloudwatch = await clients.get(CloudWatchClient, target);
  const query = (Id: string): MetricDataQuery => ({
    Id,
    MetricStat: {
      Metric: { Namespace: 'AWS/ECS', MetricName: 'CPUUtilization' },
      Period: 60,
      Stat: 'Average',
    },
  });
  const command = new GetMetricDataCommand({
    StartTime: new Date(Date.now() - 3_600_000),
    EndTime: new Date(),
    MetricDataQueries: [query('a'), query('b')],
  });
  await cloudwatch.send(command);
  unsubscribe();
  await cloudwatch.send(command);
  expect(heard).toMatchObject([
    {
      service: 'CloudWatch',
      operation: 'GetMetricData',
      outcome: 'answered',
      billedMetrics: 2,
    },
  ]);
});
