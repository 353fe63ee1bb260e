import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  ListDashboardsCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  DescribeServicesCommand,
  ECSClient,
  ListClustersCommand,
} from '@aws-sdk/client-ecs';
import {
  DescribeLogGroupsCommand,
  CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  GetObjectCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AwsQueryProtocol,
  AwsSmithyRpcV2CborProtocol,
} from '@aws-sdk/core/protocols';
import { Simulator } from '../../Simulator';
import { World } from '../../world/World';
import { type Fault, faultSchema } from './Fault';

type Refused = Error & {
  $metadata?: { httpStatusCode?: number; attempts?: number };
};

describe('faults, as real clients see them', () => {
  const simulator = new Simulator(new World());
  let config: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  };
  const opened: Array<{ destroy(): void }> = [];

  beforeAll(async () => {
    config = {
      endpoint: await simulator.listen(0),
      region: 'us-east-1',
      credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
      maxAttempts: 1,
    };
  });
  afterEach(() => {
    simulator.faults.end();
    opened.splice(0).forEach(client => client.destroy());
  });
  afterAll(() => simulator.close());

  const begin = (fault: Partial<Fault>) =>
    simulator.faults.add(faultSchema.parse(fault));
  const open = <Client extends { destroy(): void }>(client: Client): Client => {
    opened.push(client);
    return client;
  };
  const ecs = (more: object = {}) =>
    open(new ECSClient({ ...config, ...more }));
  const listClusters = (client: ECSClient) =>
    client.send(new ListClustersCommand({}));

  /** One call of each protocol, and of each service with words of its own. */
  const CALLS: Record<string, (more?: object) => Promise<unknown>> = {
    ecs: more => listClusters(ecs(more)),
    logs: more =>
      open(new CloudWatchLogsClient({ ...config, ...more })).send(
        new DescribeLogGroupsCommand({}),
      ),
    tagging: more =>
      open(new ResourceGroupsTaggingAPIClient({ ...config, ...more })).send(
        new GetResourcesCommand({}),
      ),
    monitoring: more =>
      open(new CloudWatchClient({ ...config, ...more })).send(
        new DescribeAlarmsCommand({}),
      ),
    'monitoring over query': more =>
      open(
        new CloudWatchClient({
          ...config,
          ...more,
          protocol: AwsQueryProtocol,
        }),
      ).send(new DescribeAlarmsCommand({})),
    'monitoring over cbor': more =>
      open(
        new CloudWatchClient({
          ...config,
          ...more,
          protocol: AwsSmithyRpcV2CborProtocol,
        }),
      ).send(new DescribeAlarmsCommand({})),
    cloudformation: more =>
      open(new CloudFormationClient({ ...config, ...more })).send(
        new DescribeStacksCommand({}),
      ),
    ec2: more =>
      open(new EC2Client({ ...config, ...more })).send(
        new DescribeVpcsCommand({}),
      ),
    s3: more =>
      open(new S3Client({ ...config, ...more })).send(
        new ListBucketsCommand({}),
      ),
  };

  const refusalOf = async (call: () => Promise<unknown>): Promise<Refused> => {
    try {
      await call();
    } catch (error) {
      return error as Refused;
    }
    throw new Error('It was not refused');
  };

  it.each([
    ['ecs', 'ThrottlingException', 400],
    ['logs', 'ThrottlingException', 400],
    ['tagging', 'ThrottledException', 400],
    ['monitoring', 'ThrottlingException', 400],
    ['monitoring over query', 'ThrottlingException', 400],
    ['monitoring over cbor', 'ThrottlingException', 400],
    ['cloudformation', 'Throttling', 400],
    ['ec2', 'RequestLimitExceeded', 503],
    ['s3', 'SlowDown', 503],
  ])('throttle: %s says %s', async (service, name, httpStatusCode) => {
    begin({ kind: 'throttle' });
    expect(await refusalOf(() => CALLS[service]())).toMatchObject({
      name,
      $metadata: { httpStatusCode },
    });
    // The client knows what it means: once it is over, it gets through.
    simulator.faults.end();
    const fault = begin({ kind: 'throttle', times: 1 });
    await CALLS[service]({ maxAttempts: 2 });
    expect(fault.hits).toBe(1);
  });

  it.each([
    ['ecs', 'ExpiredTokenException', 400],
    ['monitoring', 'ExpiredTokenException', 400],
    ['cloudformation', 'ExpiredToken', 403],
    ['ec2', 'RequestExpired', 400],
    ['s3', 'ExpiredToken', 400],
  ])(
    'expired-credentials: %s says %s',
    async (service, name, httpStatusCode) => {
      begin({ kind: 'expired-credentials' });
      expect(await refusalOf(() => CALLS[service]())).toMatchObject({
        name,
        message: expect.stringMatching(/expired/),
        $metadata: { httpStatusCode },
      });
    },
  );

  it.each([
    ['ecs', 'AccessDeniedException', 400, 'ecs:ListClusters'],
    ['monitoring', 'AccessDeniedException', 400, 'cloudwatch:DescribeAlarms'],
    ['cloudformation', 'AccessDenied', 403, 'cloudformation:DescribeStacks'],
    ['ec2', 'UnauthorizedOperation', 403, 'ec2:DescribeVpcs'],
    ['s3', 'AccessDenied', 403, 's3:ListAllMyBuckets'],
  ])(
    'access-denied: %s says %s',
    async (service, name, httpStatusCode, action) => {
      begin({ kind: 'access-denied' });
      expect(await refusalOf(() => CALLS[service]())).toMatchObject({
        name,
        message: expect.stringMatching(
          `User: arn:aws:iam::123456789012:user/demo is not authorized to perform: ${action}.* because no identity-based policy allows the ${action} action`,
        ),
        $metadata: { httpStatusCode },
      });
    },
  );

  it('access-denied names the resource where there is one', async () => {
    begin({ kind: 'access-denied' });
    const services = ['shop-production-service'];
    const ofService = await refusalOf(() =>
      ecs().send(
        new DescribeServicesCommand({ cluster: 'shop-production', services }),
      ),
    );
    expect(ofService.message).toContain(
      'on resource: arn:aws:ecs:us-east-1:123456789012:service/shop-production/shop-production-service because',
    );
    const ofObject = await refusalOf(() =>
      open(new S3Client(config)).send(
        new GetObjectCommand({ Bucket: 'backups', Key: 'a/b' }),
      ),
    );
    expect(ofObject.message).toContain(
      'to perform: s3:GetObject on resource: "arn:aws:s3:::backups/a/b" because',
    );
    expect((await refusalOf(() => CALLS.ec2())).message).not.toContain(
      'on resource',
    );
  });

  it.each([
    ['ecs', 500, 'InternalFailure'],
    ['ecs', 503, 'ServiceUnavailable'],
    ['cloudformation', 500, 'InternalFailure'],
    ['cloudformation', 503, 'ServiceUnavailable'],
    ['ec2', 500, 'InternalError'],
    ['ec2', 503, 'Unavailable'],
    ['s3', 500, 'InternalError'],
    ['s3', 503, 'ServiceUnavailable'],
    ['monitoring over cbor', 500, 'InternalFailure'],
  ])('error: %s answers %s with %s', async (service, status, name) => {
    begin({ kind: 'error', status });
    expect(await refusalOf(() => CALLS[service]())).toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    });
  });

  describe('and what they do about it', () => {
    const retrying = { maxAttempts: 3 };

    it.each([
      { kind: 'throttle' },
      { kind: 'error', status: 500 },
      { kind: 'error', status: 503 },
      { kind: 'cut' },
    ] as const)('they try again: %p', async fault => {
      const inForce = begin({ ...fault, times: 2 });
      const answer = await listClusters(ecs(retrying));
      expect(answer.$metadata.attempts).toBe(3);
      expect(inForce.hits).toBe(2);
    });

    it.each([
      { kind: 'access-denied' },
      { kind: 'expired-credentials' },
    ] as const)('they give up at once: %p', async fault => {
      begin({ ...fault, times: 2 });
      const refusal = await refusalOf(() => listClusters(ecs(retrying)));
      expect(refusal.$metadata?.attempts).toBe(1);
    });

    it('they wait for what is late', async () => {
      begin({ kind: 'latency', latencyMs: 120 });
      const startedAt = Date.now();
      await listClusters(ecs());
      expect(Date.now() - startedAt).toBeGreaterThanOrEqual(118);
    });

    it('they give up on what never comes, if they were told to', async () => {
      begin({ kind: 'hang' });
      const refusal = await refusalOf(() =>
        listClusters(
          ecs({
            requestHandler: { requestTimeout: 60, throwOnRequestTimeout: true },
          }),
        ),
      );
      expect(refusal.name).toBe('TimeoutError');
    });

    it('a cut answer breaks in its midst, in every protocol', async () => {
      begin({ kind: 'cut' });
      for (const call of Object.values(CALLS)) {
        await expect(call()).rejects.toThrow(
          /aborted|hang up|terminated|reset/,
        );
      }
    });
  });

  it('leave out of an answer what may be left out', async () => {
    begin({ kind: 'sparse' });
    const { cluster } = await ecs().send(
      new CreateClusterCommand({ clusterName: 'sparse' }),
    );
    expect(cluster).toMatchObject({
      clusterName: 'sparse',
      clusterArn: expect.stringContaining('cluster/sparse'),
    });
    expect(cluster?.status).toBeUndefined();
    expect(cluster?.runningTasksCount).toBeUndefined();
  });

  it('hit by service, operation, account and region alone', async () => {
    const account = '223456789012';
    const credentials = { accessKeyId: account, secretAccessKey: 'any' };
    begin({
      kind: 'throttle',
      service: 'monitoring',
      operation: 'DescribeAlarms',
      account,
      region: 'eu-west-1',
    });
    const cloudwatch = (more: object) =>
      open(new CloudWatchClient({ ...config, ...more }));
    const place = { credentials, region: 'eu-west-1' };
    await CALLS.ecs();
    const spared = [
      cloudwatch({ ...place, region: 'us-east-1' }),
      cloudwatch({ ...place, credentials: config.credentials }),
    ];
    for (const each of spared) await each.send(new DescribeAlarmsCommand({}));
    await cloudwatch(place).send(new ListDashboardsCommand({}));
    await expect(
      cloudwatch(place).send(new DescribeAlarmsCommand({})),
    ).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('let as many requests pass first as they are told', async () => {
    const fault = begin({ kind: 'error', after: 2, times: 1 });
    const client = ecs();
    await listClusters(client);
    await listClusters(client);
    await expect(listClusters(client)).rejects.toThrow();
    await listClusters(client);
    expect(fault.hits).toBe(1);
  });

  it('hit the same share of requests for the same seed', async () => {
    const pattern = async (seed: string) => {
      begin({ kind: 'throttle', rate: 0.5, seed });
      const client = ecs();
      const outcomes: boolean[] = [];
      for (let index = 0; index < 40; index++) {
        outcomes.push(
          await listClusters(client).then(
            () => true,
            () => false,
          ),
        );
      }
      simulator.faults.end();
      return outcomes;
    };
    const first = await pattern('a');
    expect(await pattern('a')).toEqual(first);
    expect(await pattern('b')).not.toEqual(first);
    const failed = first.filter(each => !each).length;
    expect(failed).toBeGreaterThan(10);
    expect(failed).toBeLessThan(30);
  });
});
