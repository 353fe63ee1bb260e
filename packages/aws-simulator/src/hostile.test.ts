import { request } from 'node:http';
import {
  CloudFormationClient,
  CreateStackCommand,
  ListStacksCommand,
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
});

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
