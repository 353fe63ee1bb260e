import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as rds from '@aws-sdk/client-rds';
import * as s3 from '@aws-sdk/client-s3';
import {
  AwsSmithyRpcV2CborProtocol,
  AwsQueryProtocol,
} from '@aws-sdk/core/protocols';
import {
  AwsError,
  createAwsHttpServer,
  type RequestRecord,
  simulatedService,
} from '.';

const NOON = new Date('2026-11-22T12:00:00Z');
const objects = new Map<string, Uint8Array>();

const services = [
  simulatedService(ecs, {
    DescribeServices: ({ cluster, services: names = [] }, context) => {
      if (cluster === 'nope') {
        throw new ecs.ClusterNotFoundException({
          message: 'Cluster not found.',
          $metadata: {},
        });
      }
      return {
        services: names.map(serviceName => ({
          serviceName,
          clusterArn: `${context.region}/${context.accountId}`,
          createdAt: NOON,
          desiredCount: 2,
        })),
        failures: [],
      };
    },
  }),
  simulatedService(rds, {
    DescribeDBInstances: ({ DBInstanceIdentifier, Filters }) => {
      if (DBInstanceIdentifier === 'nope') {
        throw new rds.DBInstanceNotFoundFault({
          message: 'DBInstance nope not found.',
          $metadata: {},
        });
      }
      return {
        DBInstances: [
          {
            DBInstanceIdentifier,
            InstanceCreateTime: NOON,
            TagList: (Filters ?? []).map(f => ({
              Key: f.Name,
              Value: f.Values?.join('<&>'),
            })),
          },
        ],
      };
    },
  }),
  simulatedService(ec2, {
    DescribeVpcs: ({ VpcIds }) => ({
      Vpcs: VpcIds?.map(VpcId => ({ VpcId, IsDefault: false })),
    }),
  }),
  simulatedService(cloudwatch, {
    PutMetricData: ({ MetricData }) => {
      if (MetricData?.length !== 500) throw new Error('lost some');
      return {};
    },
    DescribeAlarms: () => ({
      MetricAlarms: [
        { AlarmName: 'a', Threshold: 1.5, StateUpdatedTimestamp: NOON },
      ],
    }),
  }),
  simulatedService(s3, {
    PutObject: ({ Bucket, Key, Body }) => {
      objects.set(`${Bucket}/${Key}`, Body as unknown as Uint8Array);
      return { ETag: '"x"' };
    },
    GetObject: ({ Bucket, Key }) => {
      const body = objects.get(`${Bucket}/${Key}`);
      if (!body) {
        throw new s3.NoSuchKey({
          message: 'The specified key does not exist.',
          $metadata: {},
        });
      }
      return { Body: body as never };
    },
  }),
];

describe('the wire', () => {
  let server: Server;
  const seen: RequestRecord[] = [];
  const configuration = {
    endpoint: '',
    region: 'eu-central-1',
    credentials: { accessKeyId: '210987654321', secretAccessKey: 'any' },
  };

  beforeAll(async () => {
    server = createAwsHttpServer({ services, observe: r => seen.push(r) });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    configuration.endpoint = `http://127.0.0.1:${port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('speaks awsJson to ECS', async () => {
    const client = new ecs.ECSClient(configuration);
    const { services: found } = await client.send(
      new ecs.DescribeServicesCommand({ services: ['a', 'b'] }),
    );
    expect(found).toEqual([
      expect.objectContaining({
        serviceName: 'a',
        createdAt: NOON,
        desiredCount: 2,
      }),
      expect.objectContaining({ clusterArn: 'eu-central-1/210987654321' }),
    ]);
    await expect(
      client.send(
        new ecs.DescribeServicesCommand({ cluster: 'nope', services: ['a'] }),
      ),
    ).rejects.toBeInstanceOf(ecs.ClusterNotFoundException);
    await expect(
      client.send(new ecs.DescribeServicesCommand({} as never)),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('speaks awsQuery to RDS', async () => {
    const client = new rds.RDSClient(configuration);
    const { DBInstances } = await client.send(
      new rds.DescribeDBInstancesCommand({
        DBInstanceIdentifier: 'db & <co>',
        Filters: [{ Name: 'engine', Values: ['postgres', 'mysql'] }],
      }),
    );
    expect(DBInstances).toEqual([
      expect.objectContaining({
        DBInstanceIdentifier: 'db & <co>',
        InstanceCreateTime: NOON,
        TagList: [{ Key: 'engine', Value: 'postgres<&>mysql' }],
      }),
    ]);
    await expect(
      client.send(
        new rds.DescribeDBInstancesCommand({ DBInstanceIdentifier: 'nope' }),
      ),
    ).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
      message: 'DBInstance nope not found.',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('speaks ec2Query to EC2', async () => {
    const client = new ec2.EC2Client(configuration);
    const { Vpcs } = await client.send(
      new ec2.DescribeVpcsCommand({ VpcIds: ['vpc-1', 'vpc-2'] }),
    );
    expect(Vpcs).toEqual([
      { VpcId: 'vpc-1', IsDefault: false },
      { VpcId: 'vpc-2', IsDefault: false },
    ]);
  });

  it.each([
    ['its own protocol', undefined],
    ['cbor', AwsSmithyRpcV2CborProtocol],
    ['query', AwsQueryProtocol],
  ])('speaks %s to CloudWatch', async (_name, protocol) => {
    const client = new cloudwatch.CloudWatchClient({
      ...configuration,
      ...(protocol && { protocol: protocol as never }),
    });
    const { MetricAlarms } = await client.send(
      new cloudwatch.DescribeAlarmsCommand({}),
    );
    expect(MetricAlarms).toEqual([
      { AlarmName: 'a', Threshold: 1.5, StateUpdatedTimestamp: NOON },
    ]);
  });

  it('inflates what a client compresses', async () => {
    const client = new cloudwatch.CloudWatchClient(configuration);
    const MetricData = Array.from({ length: 500 }, (_, i) => ({
      MetricName: `metric-with-a-rather-long-name-${i}`,
      Value: i,
    }));
    await expect(
      client.send(
        new cloudwatch.PutMetricDataCommand({ Namespace: 'x', MetricData }),
      ),
    ).resolves.toBeDefined();
  });

  it('speaks restXml to S3, with streamed bodies', async () => {
    const client = new s3.S3Client(configuration);
    const Key = 'folder/a key+%.json';
    await client.send(
      new s3.PutObjectCommand({ Bucket: 'bucket', Key, Body: '{"a":"ä"}' }),
    );
    const { Body } = await client.send(
      new s3.GetObjectCommand({ Bucket: 'bucket', Key }),
    );
    expect(await Body?.transformToString()).toBe('{"a":"ä"}');
    await expect(
      client.send(new s3.GetObjectCommand({ Bucket: 'bucket', Key: 'no' })),
    ).rejects.toBeInstanceOf(s3.NoSuchKey);
  });

  it('names what it does not know', async () => {
    const client = new ecs.ECSClient({ ...configuration, maxAttempts: 1 });
    await expect(
      client.send(new ecs.ListTasksCommand({})),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('ecs:ListTasks'),
      $metadata: { httpStatusCode: 400 },
    });
    expect(seen.at(-1)).toMatchObject({
      errorCode: 'UnknownOperationException',
      context: { service: 'ecs', operation: 'ListTasks' },
    });
    const response = await fetch(configuration.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'Budgets.DescribeBudgets' },
      body: '{}',
    });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('No simulated service for Budgets');
  });

  it.each([
    [
      'json',
      { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeServices' },
      '{"cluster',
    ],
    [
      'a json list',
      { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeServices' },
      '[]',
    ],
    ['cbor', { 'smithy-protocol': 'rpc-v2-cbor' }, '\u00a1\u0061'],
    [
      'gzip',
      {
        'x-amz-target': 'GraniteServiceVersion20100801.PutMetricData',
        'content-encoding': 'gzip',
      },
      'no gzip',
    ],
    ['aws-chunked', { 'content-encoding': 'aws-chunked' }, 'zz\r\n'],
  ])(
    'answers broken %s with a SerializationException',
    async (kind, headers, body) => {
      const path =
        kind === 'cbor'
          ? '/service/GraniteServiceVersion20100801/operation/DescribeAlarms'
          : '/';
      const response = await fetch(configuration.endpoint + path, {
        method: 'POST',
        headers: headers as Record<string, string>,
        body: Buffer.from(body, 'latin1'),
      });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('SerializationException');
    },
  );

  it('refuses a body of 100 MB and goes on', async () => {
    const response = await fetch(configuration.endpoint, {
      method: 'POST',
      body: Buffer.alloc(100 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
    await expect(
      new ec2.EC2Client(configuration).send(
        new ec2.DescribeVpcsCommand({ VpcIds: ['a'] }),
      ),
    ).resolves.toMatchObject({ Vpcs: [{ VpcId: 'a' }] });
  });

  it('says of its own defects that they are', async () => {
    const client = new cloudwatch.CloudWatchClient({
      ...configuration,
      maxAttempts: 1,
    });
    await expect(
      client.send(
        new cloudwatch.PutMetricDataCommand({ Namespace: 'x', MetricData: [] }),
      ),
    ).rejects.toMatchObject({ name: 'InternalFailure' });
    expect(seen.at(-1)?.defect).toBeInstanceOf(Error);
  });

  it('lets an interceptor refuse', async () => {
    const guarded = createAwsHttpServer({
      services,
      intercept: async () => {
        throw new AwsError('ThrottlingException', 'Rate exceeded');
      },
    });
    await new Promise<void>(resolve => guarded.listen(0, '127.0.0.1', resolve));
    const { port } = guarded.address() as AddressInfo;
    const client = new ecs.ECSClient({
      ...configuration,
      endpoint: `http://127.0.0.1:${port}`,
      maxAttempts: 1,
    });
    await expect(
      client.send(new ecs.DescribeServicesCommand({ services: ['a'] })),
    ).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
    });
    guarded.closeAllConnections();
    guarded.close();
  });
});
