import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { serveWorld, type SimulatedAws } from '../../testing/simulatedAws';
import { World } from '../../world/World';

/**
 * The toolkit takes its endpoint from the environment alone, and wants to be
 * imported as a module of its own kind: it runs in a process of its own.
 */
const PROGRAM = `
const { Toolkit, StackSelectionStrategy } = require('@aws-cdk/toolkit-lib');
const { App, Stack, LegacyStackSynthesizer, aws_sns } = require('aws-cdk-lib');
(async () => {
  const toolkit = new Toolkit({
    ioHost: { notify: async () => {}, requestResponse: async m => m.defaultResponse },
  });
  const source = await toolkit.fromAssemblyBuilder(async ({ outdir }) => {
    const app = new App({ outdir });
    const stack = new Stack(app, 'from-toolkit', {
      env: { account: '123456789012', region: 'us-east-1' },
      synthesizer: new LegacyStackSynthesizer(),
    });
    new aws_sns.Topic(stack, 'Topic', { topicName: 'topic-' + process.env.ROUND });
    return app.synth();
  }, { outdir: process.env.OUTDIR });
  const stacks = { strategy: StackSelectionStrategy.ALL_STACKS };
  if (process.env.ROUND === 'destroy') await toolkit.destroy(source, { stacks });
  else await toolkit.deploy(source, { stacks, stackEventPollingInterval: 50 });
  process.exit(0);
})().catch(error => {
  console.error(error);
  process.exit(1);
});
`;

describe('the CDK toolkit', () => {
  let aws: SimulatedAws;
  let folder: string;
  beforeAll(async () => {
    aws = await serveWorld(new World());
    folder = await mkdtemp(path.join(tmpdir(), 'toolkit-'));
  });
  afterAll(async () => {
    await aws.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (round: string) => {
    const program = path.join(folder, `${round}.js`);
    await writeFile(program, PROGRAM);
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        NODE_PATH: path.resolve(__dirname, '../../../../../node_modules'),
        AWS_ENDPOINT_URL: aws.client.endpoint,
        AWS_ACCESS_KEY_ID: '123456789012',
        AWS_SECRET_ACCESS_KEY: 'any',
        AWS_REGION: 'us-east-1',
        CDK_VALIDATION: 'false',
        OUTDIR: path.join(folder, 'cdk.out', round),
        ROUND: round,
      },
    });
    let errors = '';
    child.stderr.on('data', chunk => {
      errors += chunk;
    });
    const code = await new Promise(resolve => child.once('exit', resolve));
    if (code !== 0) throw new Error(errors);
  };

  it('deploys, updates and destroys', async () => {
    const cfn = new CloudFormationClient(aws.client);
    const status = async () => {
      const { Stacks } = await cfn.send(new DescribeStacksCommand({}));
      return Stacks?.map(each => `${each.StackName} ${each.StackStatus}`);
    };
    await run('one');
    expect(await status()).toEqual(['from-toolkit CREATE_COMPLETE']);
    await run('two');
    expect(await status()).toEqual(['from-toolkit UPDATE_COMPLETE']);
    await run('destroy');
    expect(await status()).toEqual([]);
  }, 120_000);
});
