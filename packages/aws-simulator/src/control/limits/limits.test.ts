import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeServicesCommand,
  ECSClient,
  ListClustersCommand,
  ListServicesCommand,
} from '@aws-sdk/client-ecs';
import { Simulator } from '../../Simulator';
import { allServices } from '../../services';
import { ManualClock } from '../../world/Clock';
import { World } from '../../world/World';
import { PUBLISHED_LIMITS } from './publishedLimits';

const NOW = new Date('2026-11-22T12:00:00Z');

describe('request limits', () => {
  const clock = new ManualClock(NOW);
  const simulator = new Simulator(new World({ clock }), {
    limits: PUBLISHED_LIMITS,
  });
  let endpoint: string;
  const opened: Array<{ destroy(): void }> = [];

  beforeAll(async () => {
    endpoint = await simulator.listen(0);
  });
  // All buckets are full again.
  beforeEach(() => clock.advance(3_600_000));
  afterAll(async () => {
    opened.forEach(client => client.destroy());
    await simulator.close();
  });

  const config = (accessKeyId = '123456789012', region = 'us-east-1') => ({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  const open = <Client extends { destroy(): void }>(client: Client): Client => {
    opened.push(client);
    return client;
  };

  /** How many of so many calls at once get through, and how the rest fail. */
  async function attempt(count: number, call: () => Promise<unknown>) {
    const outcomes = await Promise.allSettled(
      Array.from({ length: count }, call),
    );
    const failures = outcomes.flatMap(each =>
      each.status === 'rejected' ? [each.reason] : [],
    );
    return { passed: count - failures.length, failure: failures[0] };
  }

  const listServices = (client: ECSClient) => () =>
    client
      .send(new ListServicesCommand({ cluster: 'none' }))
      .catch(passIfNotThrottled);
  const describeServices = (client: ECSClient) => () =>
    client
      .send(new DescribeServicesCommand({ cluster: 'none', services: ['a'] }))
      .catch(passIfNotThrottled);

  it('let a burst through, and then what comes slowly enough', async () => {
    const ecs = open(new ECSClient(config()));
    const burst = await attempt(110, listServices(ecs));
    expect(burst.passed).toBe(100);
    expect(burst.failure).toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400 },
    });
    // The group shares the bucket, and others have their own.
    expect((await attempt(1, describeServices(ecs))).passed).toBe(0);
    await ecs.send(new ListClustersCommand({}));
    clock.advance(500);
    expect((await attempt(15, describeServices(ecs))).passed).toBe(10);
  });

  it('are for each account and region', async () => {
    const here = open(new ECSClient(config()));
    expect((await attempt(101, listServices(here))).passed).toBe(100);
    const otherAccount = open(new ECSClient(config('223456789012')));
    const otherRegion = open(new ECSClient(config(undefined, 'eu-west-1')));
    expect((await attempt(1, listServices(otherAccount))).passed).toBe(1);
    expect((await attempt(1, listServices(otherRegion))).passed).toBe(1);
  });

  it('are refused in the words of each service', async () => {
    const cloudwatch = open(new CloudWatchClient(config()));
    const alarms = await attempt(12, () =>
      cloudwatch.send(new DescribeAlarmsCommand({})),
    );
    expect(alarms.passed).toBe(9);
    expect(alarms.failure.name).toBe('ThrottlingException');
    const ec2 = open(new EC2Client(config()));
    const vpcs = await attempt(105, () =>
      ec2.send(new DescribeVpcsCommand({})),
    );
    expect(vpcs.passed).toBe(100);
    expect(vpcs.failure).toMatchObject({
      name: 'RequestLimitExceeded',
      $metadata: { httpStatusCode: 503 },
    });
  });

  it('count the datapoints that GetMetricData asks for', async () => {
    const cloudwatch = open(new CloudWatchClient(config()));
    const ask = () =>
      cloudwatch.send(
        new GetMetricDataCommand({
          EndTime: clock.now(),
          StartTime: new Date(clock.now().getTime() - 3 * 3_600_000),
          MetricDataQueries: Array.from({ length: 400 }, (_, index) => ({
            Id: `m${index}`,
            MetricStat: {
              Metric: { Namespace: 'AWS/ECS', MetricName: 'CPUUtilization' },
              Period: 60,
              Stat: 'Average',
            },
          })),
        }),
      );
    // 72,000 datapoints each, of 180,000 a second.
    expect((await attempt(4, ask)).passed).toBe(2);
  });

  it('name operations that there are', () => {
    const services = allServices(simulator.world, simulator.engine);
    for (const { service, operations } of PUBLISHED_LIMITS) {
      const model = services.find(
        each => each.model.signingName === service,
      )?.model;
      if (!model) continue;
      for (const operation of operations) {
        const prefix = operation.replace('*', '');
        const fitting = [...model.operations.keys()].filter(name =>
          operation.endsWith('*') ? name.startsWith(prefix) : name === prefix,
        );
        expect({ service, operation, fitting }).not.toMatchObject({
          fitting: { length: 0 },
        });
      }
    }
  });
});

/** The cluster is unknown, which is no matter of limits. */
function passIfNotThrottled(error: Error) {
  if (error.name === 'ThrottlingException') throw error;
}
