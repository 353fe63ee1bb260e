import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  DeleteQueryDefinitionCommand,
  DescribeQueryDefinitionsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { serveWorld, type SimulatedAws } from '../../testing/simulatedAws';
import {
  ToolkitProcess,
  type ToolkitRequest,
} from '../../testing/toolkit/ToolkitProcess';
import { World } from '../../world/World';

jest.setTimeout(120_000);

describe('the CDK toolkit', () => {
  let aws: SimulatedAws;
  let toolkit: ToolkitProcess;
  let cfn: CloudFormationClient;
  let ssm: SSMClient;
  beforeEach(async () => {
    aws = await serveWorld(new World());
    toolkit = await ToolkitProcess.start(aws.client.endpoint);
    cfn = new CloudFormationClient(aws.client);
    ssm = new SSMClient(aws.client);
  });
  afterEach(async () => {
    await toolkit.stop();
    await aws.stop();
  });

  const statuses = async () => {
    const { Stacks = [] } = await cfn.send(new DescribeStacksCommand({}));
    return Stacks.map(each => `${each.StackName} ${each.StackStatus}`);
  };
  const valueOf = async (Name: string) =>
    (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value;

  it('does everything in an account that nobody has bootstrapped', async () => {
    const stack = (
      action: ToolkitRequest['action'],
      parameters: Record<string, string>,
      more: Partial<ToolkitRequest> = {},
    ) =>
      toolkit.run({
        action,
        stackName: 'plain',
        synthesizer: 'legacy',
        parameters,
        ...more,
      });
    await stack('deploy', { One: '1' });
    expect(await statuses()).toEqual(['plain CREATE_COMPLETE']);

    const next = { One: '2', Two: '2' };
    for (const templateOnly of [false, true]) {
      const { result } = await stack('diff', next, { templateOnly });
      expect(result).toEqual([
        expect.arrayContaining([
          ['One', 'WILL_UPDATE'],
          ['Two', 'WILL_CREATE'],
        ]),
      ]);
    }
    await stack('deploy', next);
    expect(await valueOf('/plain/One')).toBe('2');
    expect((await stack('deploy', next)).messages.join()).toContain(
      '(no changes)',
    );

    expect((await stack('drift', next)).result).toEqual([
      expect.objectContaining({ numResourcesWithDrift: 0 }),
    ]);
    await ssm.send(
      new PutParameterCommand({
        Name: '/plain/One',
        Value: 'by hand',
        Overwrite: true,
      }),
    );
    expect((await stack('drift', next)).result).toEqual([
      {
        numResourcesWithDrift: 1,
        numResourcesUnchecked: 0,
        formattedDrift: expect.objectContaining({
          modified: expect.stringContaining('by hand'),
        }),
      },
    ]);

    await stack('deploy', { ...next, Three: '3' }, { method: 'direct' });
    expect((await stack('destroy', next)).result).toEqual(['plain']);
    expect(await statuses()).toEqual([]);
  });

  it('rolls back, when told and when continued', async () => {
    await ssm.send(
      new PutParameterCommand({
        Name: '/paused/Taken',
        Value: 'x',
        Type: 'String',
      }),
    );
    const stack = (
      action: ToolkitRequest['action'],
      parameters: Record<string, string>,
      more: Partial<ToolkitRequest> = {},
    ) =>
      toolkit.run({
        action,
        stackName: 'paused',
        synthesizer: 'legacy',
        queries: 'q',
        parameters,
        ...more,
      });
    const taken = { One: '2', Taken: 'y' };
    await expect(stack('deploy', taken, { rollback: false })).rejects.toThrow(
      /already exists/,
    );
    expect(await statuses()).toEqual(['paused CREATE_FAILED']);
    expect((await stack('rollback', taken)).result).toEqual(['rolled-back']);
    expect(await statuses()).toEqual(['paused ROLLBACK_COMPLETE']);

    // A stack that never came to be is removed before it is made again.
    await stack('deploy', { One: '1' });
    await expect(
      stack('deploy', taken, { rollback: false, queries: 'q2' }),
    ).rejects.toThrow(/already exists/);
    expect(await statuses()).toEqual(['paused UPDATE_FAILED']);
    expect(await valueOf('/paused/One')).toBe('2');

    const logs = new CloudWatchLogsClient(aws.client);
    const { queryDefinitions = [] } = await logs.send(
      new DescribeQueryDefinitionsCommand({}),
    );
    for (const { queryDefinitionId } of queryDefinitions) {
      await logs.send(new DeleteQueryDefinitionCommand({ queryDefinitionId }));
    }
    await stack('rollback', taken);
    expect(await statuses()).toEqual(['paused UPDATE_ROLLBACK_FAILED']);
    await stack('rollback', taken, { orphanFailedResources: true });
    expect(await statuses()).toEqual(['paused UPDATE_ROLLBACK_COMPLETE']);
    expect(await valueOf('/paused/One')).toBe('1');
  });

  it('bootstraps an account, and deploys to it with every synthesizer', async () => {
    await toolkit.run({ action: 'bootstrap' });
    expect(await statuses()).toEqual(['CDKToolkit CREATE_COMPLETE']);
    expect(await valueOf('/cdk-bootstrap/hnb659fds/version')).toMatch(/^\d+$/);
    expect((await toolkit.run({ action: 'bootstrap' })).result).toMatchObject({
      environments: [{ status: 'no-op' }],
    });

    const asset = path.join(toolkit.folder, 'asset.txt');
    await writeFile(asset, 'what is in it');
    for (const synthesizer of ['default', 'cli', 'bootstrapless'] as const) {
      const request = {
        stackName: `by-${synthesizer}`,
        synthesizer,
        parameters: { One: '1' },
        asset: synthesizer === 'bootstrapless' ? undefined : asset,
      };
      const { result } = await toolkit.run({ action: 'deploy', ...request });
      const [{ outputs }] = result as Array<{
        outputs: Record<string, string>;
      }>;
      if (request.asset) {
        const [, Bucket, Key] =
          /^s3:\/\/([^/]+)\/(.+)$/.exec(outputs.AssetUrl) ?? [];
        const { Body } = await new S3Client(aws.client).send(
          new GetObjectCommand({ Bucket, Key }),
        );
        expect(await Body?.transformToString()).toBe('what is in it');
      }
      const changed = { ...request, parameters: { One: '2' } };
      const { result: diff } = await toolkit.run({
        action: 'diff',
        ...changed,
      });
      expect(diff).toEqual([[['One', 'WILL_UPDATE']]]);
      await toolkit.run({ action: 'deploy', ...changed });
      expect(await valueOf(`/by-${synthesizer}/One`)).toBe('2');
      await toolkit.run({ action: 'destroy', ...changed });
    }
    expect(await statuses()).toEqual(['CDKToolkit CREATE_COMPLETE']);
  });
});
