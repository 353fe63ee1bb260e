import { type IncomingMessage, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { type SimulatedAws, serveWorld } from '../testing/simulatedAws';
import { World } from '../world/World';

/** What the AWS CLI and other SDKs send otherwise than the JavaScript SDK. */
describe('other clients', () => {
  let aws: SimulatedAws;
  beforeAll(async () => {
    aws = await serveWorld(new World());
    const cfn = new CloudFormationClient({
      ...aws.client,
      region: 'eu-west-1',
    });
    await cfn.send(
      new CreateStackCommand({
        StackName: 'bucket',
        TemplateBody:
          '{"Resources":{"B":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"some-bucket"}}}}',
      }),
    );
    await waitUntilStackCreateComplete(
      { client: cfn, maxWaitTime: 10, minDelay: 1, maxDelay: 1 },
      { StackName: 'bucket' },
    );
    cfn.destroy();
  });
  afterAll(() => aws.stop());

  interface Sent {
    method?: string;
    path?: string;
    service: string;
    headers?: Record<string, string>;
    body?: string | Buffer;
  }

  const send = ({
    method = 'POST',
    path = '/',
    service,
    headers,
    body,
  }: Sent) =>
    new Promise<{ status?: number; text: string; continued: boolean }>(
      (resolve, reject) => {
        let continued = false;
        const outgoing = request(new URL(path, aws.client.endpoint), {
          method,
          headers: {
            authorization: `AWS4-HMAC-SHA256 Credential=123456789012/20261122/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=x`,
            ...headers,
          },
        });
        outgoing.on('continue', () => {
          continued = true;
          outgoing.end(body);
        });
        outgoing.on('response', async (response: IncomingMessage) => {
          let text = '';
          for await (const chunk of response) text += chunk;
          resolve({ status: response.statusCode, text, continued });
        });
        outgoing.on('error', reject);
        if (headers?.expect) outgoing.flushHeaders();
        else outgoing.end(body);
      },
    );
  const form = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  };

  it('wait for a 100 before they send an object', async () => {
    const put = await send({
      method: 'PUT',
      path: '/some-bucket/a%20b',
      service: 's3',
      headers: { expect: '100-continue', 'content-length': '5' },
      body: 'hello',
    });
    expect(put).toMatchObject({ status: 200, continued: true });
    const got = await send({
      method: 'GET',
      path: '/some-bucket/a%20b',
      service: 's3',
    });
    expect(got).toMatchObject({ status: 200, text: 'hello' });
  });

  it('send an object in signed chunks with a trailer', async () => {
    const put = await send({
      method: 'PUT',
      path: '/some-bucket/chunked',
      service: 's3',
      headers: {
        'content-encoding': 'aws-chunked',
        'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': '5',
        'x-amz-trailer': 'x-amz-checksum-crc32',
      },
      body: '5;chunk-signature=abc\r\nhello\r\n0;chunk-signature=def\r\nx-amz-checksum-crc32:NhCmhg==\r\nx-amz-trailer-signature:x\r\n\r\n',
    });
    expect(put.status).toBe(200);
    const got = await send({
      method: 'GET',
      path: '/some-bucket/chunked',
      service: 's3',
    });
    expect(got.text).toBe('hello');
  });

  it('take the location of a bucket from the root element', async () => {
    const { text } = await send({
      method: 'GET',
      path: '/some-bucket?location',
      service: 's3',
    });
    expect(text).toMatch(
      /^<\?xml[^>]*\?>\n<LocationConstraint xmlns="http:\/\/s3.amazonaws.com\/doc\/2006-03-01\/">eu-west-1<\/LocationConstraint>$/,
    );
  });

  it('send an empty JSON body, numbers as they are, and names that are new', async () => {
    const listed = await send({
      service: 'ecs',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
      },
      body: '',
    });
    expect(listed).toMatchObject({ status: 200 });
    expect(JSON.parse(listed.text)).toEqual({ clusterArns: [] });
    const tolerated = await send({
      service: 'ecs',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
      },
      body: '{"maxResults":5,"somethingOfNextYear":{"a":[1]}}',
    });
    expect(tolerated.status).toBe(200);
  });

  it('sign no CloudWatch request differently for its JSON 1.0', async () => {
    const { status, text } = await send({
      service: 'monitoring',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'GraniteServiceVersion20100801.DescribeAlarms',
      },
      body: '{"MaxRecords":10}',
    });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ MetricAlarms: [] });
  });

  it('send lists of a form as member, empty, or under the name of their item', async () => {
    const alarms = (body: string) =>
      send({ service: 'monitoring', headers: form, body });
    const base = 'Action=DescribeAlarms&Version=2010-08-01';
    for (const more of [
      '',
      '&AlarmNames=',
      '&AlarmNames.member.1=a&MaxRecords=10',
    ]) {
      const answer = await alarms(base + more);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('<DescribeAlarmsResult ');
    }
    const filtered = await send({
      service: 'rds',
      headers: form,
      body: 'Action=DescribeDBInstances&Version=2014-10-31&Filters.Filter.1.Name=engine&Filters.Filter.1.Values.Value.1=postgres',
    });
    expect(filtered.status).toBe(200);
    const subnets = await send({
      service: 'ec2',
      headers: form,
      body: 'Action=DescribeSubnets&Version=2016-11-15&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1',
    });
    expect(subnets.status).toBe(200);
    expect(subnets.text).toContain('<subnetSet');
  });

  it('compress what they measure', async () => {
    const { status } = await send({
      service: 'monitoring',
      headers: { ...form, 'content-encoding': 'gzip' },
      body: gzipSync('Action=DescribeAlarms&Version=2010-08-01'),
    });
    expect(status).toBe(200);
  });

  it('ask SES for its identities at the older address', async () => {
    const { status, text } = await send({
      method: 'GET',
      path: '/v2/email/identities?PageSize=5',
      service: 'ses',
    });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ EmailIdentities: [] });
  });
});
