import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type ChildServer, startSimulator } from '@quarterdeck/test-support';

// Six runs of the `cdk` command.
jest.setTimeout(180_000);

const PACKAGE = path.resolve(__dirname, '..');
const CDK = require.resolve('aws-cdk/bin/cdk');
const SMALL = 'examples/small.yaml';

describe('npx cdk', () => {
  let simulator: ChildServer;
  let folder: string;

  beforeAll(async () => {
    simulator = await startSimulator();
    folder = await mkdtemp(path.join(tmpdir(), 'quarterdeck-cdk-'));
  });
  afterAll(async () => {
    await simulator?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What the command prints, to either output. */
  async function cdk(spec: string, ...args: string[]): Promise<string> {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [
        CDK,
        ...args,
        '-c',
        `spec=${spec}`,
        '--output',
        path.join(folder, 'cdk.out'),
      ],
      {
        cwd: PACKAGE,
        env: {
          PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
          HOME: folder,
          AWS_ENDPOINT_URL: simulator.url,
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: '123456789012',
          AWS_SECRET_ACCESS_KEY: 'simulated',
          AWS_EC2_METADATA_DISABLED: 'true',
          CDK_VALIDATION: 'false',
        },
      },
    );
    return stdout + stderr;
  }

  it('deploys the environment without a bootstrap, once, and removes it', async () => {
    const outputs = path.join(folder, 'outputs.json');
    await cdk(
      SMALL,
      'deploy',
      '--all',
      '--require-approval=never',
      `--outputs-file=${outputs}`,
    );
    expect(JSON.parse(await readFile(outputs, 'utf8'))).toMatchObject({
      'small-development-data': {
        DatabaseArn:
          'arn:aws:rds:us-east-1:123456789012:db:small-development-db',
      },
      'small-development-service': {
        ServiceArn:
          'arn:aws:ecs:us-east-1:123456789012:service/small-development/small-development-service',
        LogGroupName: '/ecs/small-development',
      },
      'small-development-ops': {
        Url: expect.stringMatching(/^https:\/\/\w+\.cloudfront\.net$/),
        AlarmArns: expect.stringContaining(':alarm:small-development-ecs-cpu,'),
      },
    });

    const again = await cdk(
      SMALL,
      'deploy',
      '--all',
      '--require-approval=never',
    );
    expect(again.match(/\(no changes\)/g)).toHaveLength(5);

    const destroyed = await cdk(SMALL, 'destroy', '--all', '--force');
    expect(destroyed.match(/: destroyed/g)).toHaveLength(5);
  });

  it('deploys what needs a domain, a repository and a budget, and removes it', async () => {
    const spec = path.join(folder, 'whole.json');
    await writeFile(
      spec,
      JSON.stringify({
        name: 'whole',
        stage: 'development',
        owner: 'group:default/platform',
        accountId: '123456789012',
        region: 'us-east-1',
        domain: { mode: 'create-zone', name: 'whole.example.com' },
        repository: { github: 'example/whole', oidcProvider: 'create' },
        operations: {
          criticalEmail: 'oncall@example.com',
          warningEmail: 'team@example.com',
          pagerUrl: 'https://pager.example.com/enqueue',
          monthlyBudgetUsd: 200,
        },
      }),
    );
    const outputs = path.join(folder, 'whole-outputs.json');
    await cdk(
      spec,
      'deploy',
      '--all',
      '--require-approval=never',
      `--outputs-file=${outputs}`,
    );
    expect(JSON.parse(await readFile(outputs, 'utf8'))).toMatchObject({
      'whole-development-ops': {
        DeployRoleArn:
          'arn:aws:iam::123456789012:role/whole-development-github-deploy',
      },
    });

    const destroyed = await cdk(spec, 'destroy', 'ops', '--force');
    expect(destroyed.match(/: destroyed/g)).toHaveLength(1);
  });
});
