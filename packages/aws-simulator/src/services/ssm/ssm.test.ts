import {
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { World } from '../../world/World';

describe('SSM', () => {
  let aws: SimulatedAws;
  let client: SSMClient;
  beforeEach(async () => {
    aws = await serveWorld(new World());
    client = new SSMClient(aws.client);
  });
  afterEach(() => aws.stop());

  const put = (Name: string, Value: string, Overwrite = false) =>
    client.send(
      new PutParameterCommand({ Name, Value, Type: 'String', Overwrite }),
    );

  it('keeps parameters and counts their versions', async () => {
    await put('/cdk-bootstrap/hnb659fds/version', '21');
    await expect(
      put('/cdk-bootstrap/hnb659fds/version', '22'),
    ).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    await put('/cdk-bootstrap/hnb659fds/version', '22', true);
    const { Parameter } = await client.send(
      new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
    );
    expect(Parameter).toMatchObject({
      Value: '22',
      Version: 2,
      ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/cdk-bootstrap/hnb659fds/version',
    });
  });

  it('says which it does not have', async () => {
    await put('/shop/a', '1');
    await put('/shop/deep/b', '2');
    await expect(
      client.send(new GetParameterCommand({ Name: '/shop/c' })),
    ).rejects.toMatchObject({ name: 'ParameterNotFound' });
    const found = await client.send(
      new GetParametersCommand({ Names: ['/shop/a', '/shop/c'] }),
    );
    expect(found.Parameters).toHaveLength(1);
    expect(found.InvalidParameters).toEqual(['/shop/c']);
    const below = await client.send(
      new GetParametersByPathCommand({ Path: '/shop' }),
    );
    expect(below.Parameters?.map(each => each.Name)).toEqual(['/shop/a']);
  });

  it('remembers the values that a parameter had', async () => {
    for (const Value of ['one', 'two', 'three']) {
      await client.send(
        new PutParameterCommand({
          Name: '/remembered',
          Value,
          Type: 'String',
          Overwrite: true,
        }),
      );
    }
    const get = (Name: string) =>
      client.send(new GetParameterCommand({ Name }));
    expect((await get('/remembered:2')).Parameter).toMatchObject({
      Value: 'two',
      Version: 2,
      Selector: ':2',
    });
    await expect(get('/remembered:7')).rejects.toMatchObject({
      name: 'ParameterVersionNotFound',
    });
    const { Parameters } = await client.send(
      new GetParameterHistoryCommand({ Name: '/remembered', MaxResults: 2 }),
    );
    expect(Parameters?.map(each => each.Value)).toEqual(['one', 'two']);
  });

  it('describes by filters, and deletes many at once', async () => {
    for (const Name of ['/many/a', '/many/b', '/other']) {
      await client.send(
        new PutParameterCommand({ Name, Value: 'x', Type: 'String' }),
      );
    }
    const { Parameters } = await client.send(
      new DescribeParametersCommand({
        ParameterFilters: [{ Key: 'Path', Values: ['/many'] }],
      }),
    );
    expect(Parameters?.map(each => each.Name)).toEqual(['/many/a', '/many/b']);
    expect(
      await client.send(
        new DeleteParametersCommand({ Names: ['/many/a', '/gone'] }),
      ),
    ).toMatchObject({
      DeletedParameters: ['/many/a'],
      InvalidParameters: ['/gone'],
    });
  });
});
