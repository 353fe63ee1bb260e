import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  ListStacksCommand,
  type Parameter,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { type SimulatedAws, serveWorld } from './testing/simulatedAws';
import { Pace } from './world/Pace';
import { World } from './world/World';

const MEGABYTE = 1024 * 1024;

describe('what somebody sends by mistake or malice', () => {
  let aws: SimulatedAws;
  let cfn: CloudFormationClient;

  beforeAll(async () => {
    aws = await serveWorld(new World({ pace: Pace.instant }));
    cfn = new CloudFormationClient({ ...aws.client, maxAttempts: 1 });
  });
  afterAll(async () => {
    cfn.destroy();
    await aws.stop();
  });
  afterEach(async () => {
    // It is still there.
    await cfn.send(new ListStacksCommand({}));
  });

  const post = (
    path: string,
    headers: Record<string, string>,
    chunks: Iterable<Buffer>,
  ) =>
    new Promise<{ status?: number; text: string }>((resolve, reject) => {
      const outgoing = request(
        new URL(path, aws.client.endpoint),
        { method: 'POST', headers },
        async response => {
          let text = '';
          for await (const chunk of response) text += chunk;
          resolve({ status: response.statusCode, text });
        },
      );
      outgoing.on('error', reject);
      for (const chunk of chunks) outgoing.write(chunk);
      outgoing.end();
    });

  const signed = (service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=123456789012/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=x`,
  });
  const asJson = {
    ...signed('ecs'),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
  };
  const asCbor = {
    ...signed('monitoring'),
    'content-type': 'application/cbor',
    'smithy-protocol': 'rpc-v2-cbor',
  };
  const cborPath =
    '/service/GraniteServiceVersion20100801/operation/ListMetrics';

  it('a body of 100 MB is refused', async () => {
    const chunk = Buffer.alloc(MEGABYTE, ' ');
    const { status, text } = await post('/', asJson, Array(100).fill(chunk));
    expect(status).toBe(413);
    expect(text).toContain('RequestEntityTooLarge');
  });

  it.each([
    ['cut off', Buffer.from([0xbf, 0x61])],
    [
      'of a length that there is not',
      Buffer.from([0x9b, ...Array(8).fill(255)]),
    ],
    ['nested 100,000 deep', Buffer.alloc(100_000, 0x81)],
    ['no map', Buffer.from([0x01])],
  ])('a CBOR document that is %s is refused', async (_what, body) => {
    const { status } = await post(cborPath, asCbor, [body]);
    expect(status).toBe(400);
  });

  it('JSON that is nested 100,000 deep is refused', async () => {
    const body = Buffer.from(`{"a":${'['.repeat(100_000)}`);
    expect((await post('/', asJson, [body])).status).toBe(400);
  });

  it('JSON that is nested 10,000 deep and well-formed does no harm', async () => {
    const nested = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const body = Buffer.from(`{"a":${nested}}`);
    expect((await post('/', asJson, [body])).status).toBeLessThan(500);
    const where = Buffer.from(`{"nextToken":${nested}}`);
    const { status } = await post('/', asJson, [where]);
    expect(status).toBeLessThan(500);
  });

  it('text that is not UTF-8 is read as well as it can be', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    expect((await post('/', asJson, [body])).status).toBeLessThan(500);
    const path = '/%ff%fe?list-type=2';
    const { status } = await post(path, signed('s3'), []);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('entities of XML are not expanded', async () => {
    const entities = Array.from(
      { length: 20 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    );
    const body = Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "xxxxxxxxxx">${entities.join(
        '',
      )}]><ChangeResourceRecordSetsRequest><ChangeBatch><Comment>&e20;</Comment></ChangeBatch></ChangeResourceRecordSetsRequest>`,
    );
    const before = process.memoryUsage().rss;
    const { status } = await post(
      '/2013-04-01/hostedzone/Z1/rrset/',
      signed('route53'),
      [body],
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
  });

  it('gzip that inflates to gigabytes is refused', async () => {
    const bomb = await deflated(1024 * MEGABYTE);
    expect(bomb.length).toBeLessThan(2 * MEGABYTE);
    const before = process.memoryUsage().rss;
    const { status } = await post(
      '/',
      {
        ...signed('monitoring'),
        'content-type': 'application/x-amz-json-1.0',
        'content-encoding': 'gzip',
        'x-amz-target': 'GraniteServiceVersion20100801.PutMetricData',
      },
      [bomb],
    );
    expect(status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MEGABYTE);
  }, 60_000);

  it('headers of 20 KB are refused', async () => {
    const { status } = await post(
      '/',
      { ...asJson, 'x-long': 'x'.repeat(20 * 1024) },
      [],
    );
    expect(status).toBe(431);
  });

  it('a body that never ends keeps nobody else waiting', async () => {
    const { hostname, port } = new URL(aws.client.endpoint);
    const sockets = Array.from({ length: 50 }, () =>
      connect(Number(port), hostname),
    );
    for (const socket of sockets) {
      socket.on('error', () => {});
      socket.write(
        'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{',
      );
    }
    // Who had to wait would wait for ever.
    const { StackSummaries } = await cfn.send(new ListStacksCommand({}));
    expect(StackSummaries).toBeDefined();
    sockets.forEach(socket => socket.destroy());
  });

  it('what listens is the loopback address alone', async () => {
    const { hostname, port } = new URL(aws.client.endpoint);
    expect(hostname).toBe('127.0.0.1');
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter(each => each && !each.internal && each.family === 'IPv4');
    for (const each of outside) {
      const socket = connect(Number(port), each?.address);
      const [error] = await once(socket, 'error');
      expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  const validate = (TemplateBody: string) =>
    cfn.send(new ValidateTemplateCommand({ TemplateBody }));
  const refusal = { name: 'ValidationError' };

  it.each([
    [
      'refers to itself',
      '{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":{"Ref":"A"}}}}}',
    ],
    [
      'has conditions that need each other',
      '{"Conditions":{"A":{"Condition":"B"},"B":{"Condition":"A"}},"Resources":{"T":{"Type":"AWS::SNS::Topic","Condition":"A"}}}',
    ],
    ['contains itself', 'Resources: &a\n  A: *a\n  B: *a\n'],
    ['multiplies itself', multiplied()],
  ])('a template that %s is refused', async (_what, body) => {
    await expect(validate(body)).rejects.toMatchObject(refusal);
  });

  const nestedIf = (depth: number) => {
    let value: unknown = 'deep';
    for (let level = 0; level < depth; level++) {
      value = { 'Fn::If': ['Yes', value, 'no'] };
    }
    return JSON.stringify({
      Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] } },
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: value } },
      },
    });
  };

  it('an Fn::If may be nested ten deep, but not without end', async () => {
    await cfn.send(
      new CreateStackCommand({ StackName: 'deep', TemplateBody: nestedIf(10) }),
    );
    await expect(validate(nestedIf(1000))).rejects.toMatchObject(refusal);
  });

  const refusedAtOnce = async (template: object, Parameters?: Parameter[]) => {
    const StackName = `hostile-${++count}`;
    const began = Date.now();
    const outcome = await cfn
      .send(
        new CreateStackCommand({
          StackName,
          TemplateBody: JSON.stringify({
            Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
            ...template,
          }),
          Parameters,
        }),
      )
      .then(
        () => settled(StackName),
        error => error.name as string,
      );
    expect(Date.now() - began).toBeLessThan(5000);
    return outcome;
  };
  let count = 0;
  const settled = async (StackName: string): Promise<string> => {
    for (;;) {
      const { Stacks } = await cfn.send(
        new DescribeStacksCommand({ StackName }),
      );
      const status = Stacks?.[0].StackStatus ?? '';
      if (!status.endsWith('_IN_PROGRESS')) return status;
    }
  };

  it('an Fn::Sub that doubles itself at each level comes to nothing', async () => {
    let value: unknown = 'x';
    for (let level = 0; level < 18; level++) {
      value = { 'Fn::Sub': ['${a}${a}', { a: value }] };
    }
    expect(await refusedAtOnce({ Outputs: { Bomb: { Value: value } } })).toBe(
      'ROLLBACK_COMPLETE',
    );
  });

  it('conditions that each ask for the one before twice are asked once', async () => {
    const Conditions: Record<string, unknown> = {
      C0: { 'Fn::Equals': ['a', 'a'] },
    };
    for (let level = 1; level < 150; level++) {
      const before = { Condition: `C${level - 1}` };
      Conditions[`C${level}`] = { 'Fn::And': [before, before] };
    }
    expect(
      await refusedAtOnce({
        Conditions,
        Outputs: { Value: { Value: 'x', Condition: 'C149' } },
      }),
    ).toBe('CREATE_COMPLETE');
  });

  it.each([
    ['10.0.0.0/8', '1000000000', '4'],
    ['10.0.0.0/8', '4', '-20'],
    ['10.0.0.0/8', 'many', '8'],
    ['/', '4', '8'],
    ['10.0.0.0/-900', '256', '900'],
  ])('Fn::Cidr of %s in %s of %s bits is refused', async (...argument) => {
    expect(
      await refusedAtOnce({
        Outputs: {
          Value: { Value: { 'Fn::Select': [0, { 'Fn::Cidr': argument }] } },
        },
      }),
    ).toBe('ROLLBACK_COMPLETE');
  });

  it.each([
    ['that needs for ever', '(a+)+$'],
    ['that is none', '('],
  ])('a pattern %s is refused', async (_which, AllowedPattern) => {
    expect(
      await refusedAtOnce(
        { Parameters: { P: { Type: 'String', AllowedPattern } } },
        [{ ParameterKey: 'P', ParameterValue: `${'a'.repeat(60)}!` }],
      ),
    ).toBe('ValidationError');
  });

  it('names that every object has are refused', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      expect(
        await refusedAtOnce({
          Resources: { [name]: { Type: 'AWS::SNS::Topic' } },
        }),
      ).toBe('ValidationError');
    }
  });

  it('a parameter that refers to itself is only a text', async () => {
    expect(
      await refusedAtOnce({
        Parameters: { P: { Type: 'String', Default: '${P}' } },
        Outputs: { Value: { Value: { 'Fn::Sub': '${P}' } } },
      }),
    ).toBe('CREATE_COMPLETE');
  });

  it('more resources, and more text, than CloudFormation takes are refused', async () => {
    const many = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `T${index}`,
          { Type: 'AWS::SNS::Topic' },
        ]),
      );
    expect(await refusedAtOnce({ Resources: many(501) })).toBe(
      'ValidationError',
    );
    expect(await refusedAtOnce({ Description: 'x'.repeat(52_000) })).toBe(
      'ValidationError',
    );
  });
});

/** So many zeros, compressed piece by piece. */
async function deflated(bytes: number): Promise<Buffer> {
  const gzip = createGzip();
  const zeros = Buffer.alloc(MEGABYTE);
  const pieces = Array.from({ length: bytes / MEGABYTE }, () => zeros);
  Readable.from(pieces).pipe(gzip);
  const chunks: Buffer[] = [];
  for await (const chunk of gzip) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Nine lists that each name the one before nine times: 9^9 items. */
function multiplied(): string {
  const lists = Array.from({ length: 9 }, (_, index) => {
    const items = Array(9).fill(index === 0 ? 'x' : `*l${index - 1}`);
    return `  L${index}: &l${index} [${items.join(', ')}]`;
  });
  return `Metadata:\n${lists.join(
    '\n',
  )}\nResources:\n  T: {Type: 'AWS::SNS::Topic'}\n`;
}
