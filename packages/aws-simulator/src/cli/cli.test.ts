import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { startSimulator } from '@quarterdeck/test-support';
import { INCIDENT_KINDS } from '../incidents/Incident';

const clientOf = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
  maxAttempts: 1,
});

async function serviceOf(endpoint: string, environment: string) {
  const { services } = await new ECSClient(clientOf(endpoint)).send(
    new DescribeServicesCommand({
      cluster: environment,
      services: [`${environment}-service`],
    }),
  );
  return services![0];
}

const control = (
  endpoint: string,
  method: string,
  what: string,
  body?: object,
) =>
  fetch(`${endpoint}/_simulator/${what}`, {
    method,
    body: body && JSON.stringify(body),
  });

const BIN = path.resolve(__dirname, '../../bin/simulator.js');

/** Runs a command of the simulator to its end. */
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [BIN, ...args]);

describe('the simulator as a process', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('starts with a demo world in which one environment is in trouble', async () => {
    const { url, stop } = await startSimulator({ environments: 'demo' });
    try {
      const { Stacks } = await new CloudFormationClient(clientOf(url)).send(
        new DescribeStacksCommand({}),
      );
      // Five environments of five stacks each.
      expect(Stacks).toHaveLength(25);
      expect(new Set(Stacks!.map(each => each.StackStatus))).toEqual(
        new Set(['CREATE_COMPLETE']),
      );
      expect(await serviceOf(url, 'shop-production')).toMatchObject({
        desiredCount: 2,
        runningCount: 2,
      });
      expect(await serviceOf(url, 'checkout-production')).toMatchObject({
        desiredCount: 2,
        runningCount: 0,
        events: expect.arrayContaining([
          expect.objectContaining({
            message: expect.stringContaining(
              'unable to consistently start tasks successfully',
            ),
          }),
        ]),
      });
      const ecs = new ECSClient(clientOf(url));
      const cluster = 'checkout-production';
      const { taskArns } = await ecs.send(
        new ListTasksCommand({ cluster, desiredStatus: 'STOPPED' }),
      );
      const { tasks } = await ecs.send(
        new DescribeTasksCommand({ cluster, tasks: taskArns }),
      );
      expect(tasks!.at(-1)).toMatchObject({
        stopCode: 'EssentialContainerExited',
        containers: [{ name: 'app', exitCode: 1 }],
      });
    } finally {
      await stop();
    }
  }, 30_000);

  it('starts and ends trouble when it is told to', async () => {
    const { url, stop } = await startSimulator({ environments: 'demo' });
    try {
      const trouble = { kind: 'crash-loop', environment: 'search-production' };
      expect((await control(url, 'POST', 'incidents', trouble)).status).toBe(
        200,
      );
      // The tasks that run die within 20 seconds; what ECS plans is there now.
      expect(
        (await serviceOf(url, 'search-production')).taskDefinition,
      ).toMatch(/:2$/);
      const ended = await control(url, 'DELETE', 'incidents', trouble);
      expect(await ended.json()).toEqual([expect.objectContaining(trouble)]);

      const unknown = await control(url, 'POST', 'incidents', {
        kind: 'crash-loop',
        environment: 'nope',
      });
      expect(unknown.status).toBe(404);
      const malformed = await control(url, 'POST', 'incidents', { kind: 'x' });
      expect(malformed.status).toBe(400);
    } finally {
      await stop();
    }
  }, 30_000);

  it('has a command that starts, lists and ends trouble', async () => {
    const { url, stop } = await startSimulator({ environments: 'demo' });
    try {
      const at = ['--url', url];
      const target = ['crash-loop', 'shop-production'];
      const started = await run('incident', 'start', ...target, ...at);
      expect(started.stdout).toMatch(/^crash-loop in shop-production since 2/);
      const listed = await run('incident', 'list', ...at);
      expect(listed.stdout).toMatch(/^shop-production +crash-loop .* to now$/m);
      const ended = await run('incident', 'stop', ...target, ...at);
      expect(ended.stdout).toBe('crash-loop in shop-production has ended\n');
      const killed = ['crash-loop', 'shop-staging', '--exit-code', '137'];
      const since = await run(
        'incident',
        'start',
        ...killed,
        '--since=9',
        ...at,
      );
      expect(since.stdout).toMatch(
        /^crash-loop \(exit code 137\) in shop-staging since 2/,
      );
      for (const [refused, status] of [
        [['full-disk', 'shop-production', '--exit-code=1'], 'no exit code'],
        [['earthquake', 'shop-production'], 'is invalid'],
      ] as const) {
        await expect(
          run('incident', 'start', ...refused, ...at),
        ).rejects.toMatchObject({
          code: 1,
          stderr: expect.stringContaining(status),
        });
      }
      await expect(
        run('incident', 'start', 'crash-loop', 'nope', ...at),
      ).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^There is no environment nope/),
      });
    } finally {
      await stop();
    }
    const { stdout: help } = await run('incident', 'start', '--help');
    for (const kind of INCIDENT_KINDS) {
      expect(help).toMatch(new RegExp(`^  ${kind}  +\\w.{20,}$`, 'm'));
    }
    await expect(run('incident', 'list', '--url', url)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^No AWS simulator answers at .*yarn simulator start/,
      ),
    });
  }, 120_000);

  it('fails requests when it is told to, and counts them', async () => {
    const { url, stop } = await startSimulator();
    try {
      const cfn = new CloudFormationClient(clientOf(url));
      const ask = () => cfn.send(new DescribeStacksCommand({}));
      for (const [kind, name] of [
        ['throttle', 'Throttling'],
        ['access-denied', 'AccessDenied'],
        ['error', 'InternalFailure'],
      ]) {
        await control(url, 'POST', 'faults', {
          kind,
          service: 'cloudformation',
        });
        await expect(ask()).rejects.toMatchObject({ name });
        await control(url, 'DELETE', 'faults');
      }
      await control(url, 'POST', 'faults', { kind: 'cut' });
      await expect(ask()).rejects.toThrow();
      await control(url, 'DELETE', 'faults');
      await ask();
      const counts = await (await control(url, 'GET', 'requests')).json();
      expect(counts).toEqual({
        total: 5,
        operations: { 'cloudformation:DescribeStacks': 5 },
        unknown: {},
      });
    } finally {
      await stop();
    }
  }, 30_000);

  it('has a command that makes requests fail, and enforces limits', async () => {
    const { url, stop } = await startSimulator({ args: ['--limits'] });
    try {
      const at = ['--url', url];
      const started = await run(
        ...['fault', 'start', 'error', '--service', 'ecs', '--rate', '0.5'],
        ...['--times', '3', '--status', '503', ...at],
      );
      const line = 'fault-1  error  ecs, 50 % of them, 0 of 3 hit';
      expect(started.stdout).toBe(`${line}\n`);
      expect((await run('fault', 'list', ...at)).stdout).toBe(`${line}\n`);
      await expect(
        run('fault', 'start', 'error', '--rate', '2', ...at),
      ).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/rate/),
      });
      const ended = await run('fault', 'stop', 'fault-1', ...at);
      expect(ended.stdout).toBe(`${line}, has ended\n`);

      const ecs = new ECSClient(clientOf(url));
      const asked = await Promise.allSettled(
        Array.from({ length: 60 }, () => ecs.send(new ListClustersCommand({}))),
      );
      expect(asked).toContainEqual({
        status: 'rejected',
        reason: expect.objectContaining({ name: 'ThrottlingException' }),
      });
    } finally {
      await stop();
    }
  }, 60_000);

  it('goes on after a restart with what was under way', async () => {
    const state = path.join(folder, 'state.json');
    const args = [`--state=${state}`];
    const first = await startSimulator({ speed: 1, args });
    const cfn = new CloudFormationClient(clientOf(first.url));
    await cfn.send(
      new CreateStackCommand({
        StackName: 'slow',
        TemplateBody: JSON.stringify({
          Resources: {
            Cluster: {
              Type: 'AWS::ECS::Cluster',
              Properties: { ClusterName: 'c' },
            },
            Vpc: { Type: 'AWS::EC2::VPC', DependsOn: 'Cluster' },
          },
        }),
      }),
    );
    const eventOf = (text: string) =>
      new RegExp('Resource creation Initiated').test(text);
    for (let tries = 0; tries < 600; tries++) {
      if (eventOf(await readFile(state, 'utf8'))) break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    await first.stop();

    const second = await startSimulator({ speed: 20, args });
    try {
      const again = new CloudFormationClient(clientOf(second.url));
      let status: string | undefined;
      for (
        let tries = 0;
        tries < 600 && status !== 'CREATE_COMPLETE';
        tries++
      ) {
        const answer = await again.send(
          new DescribeStacksCommand({ StackName: 'slow' }),
        );
        status = answer.Stacks?.[0].StackStatus;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      expect(status).toBe('CREATE_COMPLETE');
      const { StackEvents } = await again.send(
        new DescribeStackEventsCommand({ StackName: 'slow' }),
      );
      const made = StackEvents!.filter(
        event => event.ResourceStatusReason === 'Resource creation Initiated',
      );
      expect(made.map(each => each.LogicalResourceId)).toEqual([
        'Vpc',
        'Cluster',
      ]);
    } finally {
      await second.stop();
    }

    const fresh = await startSimulator({ args: [...args, '--fresh'] });
    try {
      const client = new CloudFormationClient(clientOf(fresh.url));
      const { Stacks } = await client.send(new DescribeStacksCommand({}));
      expect(Stacks).toEqual([]);
    } finally {
      await fresh.stop();
    }
  }, 120_000);

  it('is killed, and goes on where it was', async () => {
    const state = path.join(folder, 'killed.json');
    const child = spawn(
      process.execPath,
      [BIN, 'start', '--port=0', '--environments=none', `--state=${state}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(child.stdout, 'data');
    const url = String(line).match(/http:\S+/)![0];
    await new CloudFormationClient(clientOf(url)).send(
      new CreateStackCommand({
        StackName: 'long',
        TemplateBody: JSON.stringify({
          Resources: {
            First: { Type: 'AWS::EC2::VPC' },
            Second: { Type: 'AWS::ECS::Cluster', DependsOn: 'First' },
          },
        }),
      }),
    );
    for (let tries = 0; tries < 600; tries++) {
      if (/creation Initiated/.test(await readFile(state, 'utf8'))) break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    child.kill('SIGKILL');
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

    const second = await startSimulator({ args: [`--state=${state}`] });
    try {
      const cfn = new CloudFormationClient(clientOf(second.url));
      const outcome = await waitUntilStackCreateComplete(
        { client: cfn, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
        { StackName: 'long' },
      );
      expect(outcome.state).toBe('SUCCESS');
    } finally {
      await second.stop();
    }
  }, 120_000);

  it('says so when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startSimulator({ args: [`--port=${port}`] })).rejects.toThrow(
      new RegExp(`ended with code 1[^]*Port ${port} is taken`),
    );
    other.close();
  }, 30_000);
});
