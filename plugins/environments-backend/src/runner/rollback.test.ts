import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import { deploymentsServer } from '../__testUtils__/deploymentsServer';
import { isOver, startReplica, submit, until } from '../__testUtils__/portal';
import {
  database as databaseCalled,
  role,
  TRUST,
} from '../__testUtils__/resources';
import { smallStacks, smallStacksWith } from '../__testUtils__/smallStacks';
import { describeStack } from '../stacks/describeStack';
import type { Synthesize } from './DeploymentRunner';

jest.setTimeout(240_000);

const target = { accountId: ACCOUNT_ID, region: REGION };
const FOREIGN_POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

const withData = (resources: Record<string, object>) =>
  smallStacksWith('data', { Resources: resources });

const database = (name: string, properties: object = {}) =>
  databaseCalled(`${name}-production-db`, properties);

/** A role that cannot be made as long as somebody else has the name. */
const taken = (name: string, DependsOn: string) => ({
  ...role(name),
  DependsOn,
});

describe('after an operation that could not be undone', () => {
  let aws: DeploymentWorld;
  let synthesize: Synthesize = smallStacks();
  let replica: ReturnType<typeof startReplica>;
  let server: Awaited<ReturnType<typeof deploymentsServer>>;
  let iam: IAMClient;

  beforeAll(async () => {
    aws = await startDeploymentWorld();
    replica = startReplica({
      knex: aws.knex,
      world: aws.world,
      synthesize: (spec, options) => synthesize(spec, options),
    });
    server = await deploymentsServer(aws);
    iam = await aws.world.awsClients.get(IAMClient, target);
  });

  afterAll(async () => {
    await server?.stop();
    await replica?.stop();
    await aws?.stop();
  });

  const stackOf = (name: string, part = 'data') =>
    describeStack(aws.world.cloudFormation, `${name}-production-${part}`);
  const ended = ({ id }: { id: string }) => until(aws.store, id, isOver);
  const deploy = async (name: string, request = 'first') =>
    ended(await submit(aws.store, name, `${name}-${request}`));
  const destroy = async ({ environmentId, spec }: Deployment) =>
    ended(
      await aws.store.submit({
        environmentId,
        ...target,
        spec,
        kind: 'destroy',
        requestId: `${environmentId}-destroy`,
        requestedBy: 'user:default/ada',
      }),
    );
  const offers = async ({ id }: Deployment) =>
    (await server.get(id)).offers.map(({ kind }) => kind);
  const take = (RoleName: string) =>
    iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: JSON.stringify(TRUST),
      }),
    );
  const giveBack = (RoleName: string) =>
    iam.send(new DeleteRoleCommand({ RoleName }));

  /** An update that fails after the database has grown: that stays. */
  async function getStuck(name: string): Promise<Deployment> {
    synthesize = withData({ Database: database(name) });
    expect((await deploy(name)).status).toBe('succeeded');
    await take(`${name}-role`);
    synthesize = withData({
      Database: database(name, { AllocatedStorage: '40' }),
      Bad: taken(`${name}-role`, 'Database'),
    });
    return deploy(name, 'change');
  }

  it('says both why the update failed and why the rollback did', async () => {
    const stuck = await getStuck('grown');
    expect((await stackOf('grown'))?.StackStatus).toBe(
      'UPDATE_ROLLBACK_FAILED',
    );
    expect(stuck.failure).toMatchObject({
      stackName: 'grown-production-data',
      stackStatus: 'UPDATE_ROLLBACK_FAILED',
      logicalId: 'Bad',
      reason: expect.stringContaining('already exists'),
      meaning: expect.stringMatching(
        /The way back failed too, at Database \(AWS::RDS::DBInstance\): .*cannot be smaller than the current size/,
      ),
    });
    expect((await server.get(stuck.id)).offers[0]).toMatchObject({
      kind: 'continue',
      skippable: { 'grown-production-data': ['Database'] },
    });
  });

  it('continues again where the cause was not mended, and offers it anew', async () => {
    const [stuck] = await aws.store.list({
      environmentId: 'grown-production',
      limit: 1,
    });
    const second = await ended(
      await server.retry(stuck.id, { continueRollback: {} }),
    );
    expect(second.failure).toMatchObject({
      stackStatus: 'UPDATE_ROLLBACK_FAILED',
      logicalId: 'Database',
      reason: expect.stringContaining('cannot be smaller'),
    });
    const [offer] = (await server.get(second.id)).offers;
    expect(offer).toMatchObject({
      kind: 'continue',
      skippable: { 'grown-production-data': ['Database'] },
    });
    // The one before it is not the newest any more.
    expect(await offers(stuck)).toEqual([]);
  });

  it('goes on without what cannot be undone, and deploys once more', async () => {
    const [stuck] = await aws.store.list({
      environmentId: 'grown-production',
      limit: 1,
    });
    await giveBack('grown-role');
    const mended = await ended(
      await server.retry(stuck.id, {
        continueRollback: { skip: { 'grown-production-data': ['Database'] } },
      }),
    );
    expect(mended).toMatchObject({ status: 'succeeded', retryOf: stuck.id });
    const { events } = await aws.store.update(mended.id, 0);
    expect(
      events
        .filter(event => event.logicalId === 'grown-production-data')
        .map(({ status }) => status),
    ).toEqual([
      'UPDATE_ROLLBACK_IN_PROGRESS',
      'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_IN_PROGRESS',
      'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'UPDATE_COMPLETE',
    ]);
    const rds = await aws.world.awsClients.get(RDSClient, target);
    const { DBInstances = [] } = await rds.send(
      new DescribeDBInstancesCommand({
        DBInstanceIdentifier: 'grown-production-db',
      }),
    );
    expect(DBInstances[0].AllocatedStorage).toBe(40);
    expect(await offers(mended)).toEqual([]);
  });

  it('does not continue unless asked to, and says what to do', async () => {
    const stuck = await getStuck('plain');
    const retried = await ended(await server.retry(stuck.id, {}));
    expect(retried.failure).toMatchObject({
      logicalId: 'Database',
      reason: expect.stringMatching(/^The stack is UPDATE_ROLLBACK_FAILED: /),
      remedy: expect.stringContaining('Continue the rollback'),
    });
    expect(await offers(retried)).toEqual(['continue', 'destroy']);
    expect(await destroy(retried)).toMatchObject({
      status: 'succeeded',
      remainders: [expect.objectContaining({ kind: 'kept' })],
    });
  });

  it('deletes what could not be created, and creates it anew', async () => {
    await take('young-role');
    synthesize = withData({ Bad: taken('young-role', 'LogGroup0') });
    const failed = await deploy('young');
    const { StackId: before, StackStatus } = (await stackOf('young')) ?? {};
    expect(StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await offers(failed)).toEqual(['retry', 'destroy']);

    await giveBack('young-role');
    const mended = await ended(await server.retry(failed.id, {}));
    expect(mended.status).toBe('succeeded');
    const after = await stackOf('young');
    expect(after?.StackStatus).toBe('CREATE_COMPLETE');
    expect(after?.StackId).not.toBe(before);
    expect(await describeStack(aws.world.cloudFormation, before ?? '')).toEqual(
      expect.objectContaining({ StackStatus: 'DELETE_COMPLETE' }),
    );
  });

  it('takes away what kept a failed creation from being undone', async () => {
    await take('guarded-role');
    synthesize = withData({
      Database: database('guarded', { DeletionProtection: true }),
      Bad: taken('guarded-role', 'Database'),
    });
    const failed = await deploy('guarded');
    expect(failed.failure).toMatchObject({
      logicalId: 'Bad',
      stackStatus: 'ROLLBACK_FAILED',
      meaning: expect.stringMatching(/The way back failed too, at Database/),
    });
    expect(await offers(failed)).toEqual(['retry', 'destroy']);

    await giveBack('guarded-role');
    const mended = await ended(await server.retry(failed.id, {}));
    expect(mended.failure).toBeUndefined();
    expect(mended.status).toBe('succeeded');
    expect((await stackOf('guarded'))?.StackStatus).toBe('CREATE_COMPLETE');
  });

  it('lists what AWS refused to delete, each with its reason, until it is gone', async () => {
    const names = ['kept-reader', 'kept-writer'];
    synthesize = withData({ Reader: role(names[0]), Writer: role(names[1]) });
    const deployment = await deploy('kept');
    expect(deployment.status).toBe('succeeded');
    for (const RoleName of names) {
      await iam.send(
        new AttachRolePolicyCommand({ RoleName, PolicyArn: FOREIGN_POLICY }),
      );
    }

    const failed = await destroy(deployment);
    expect(failed.status).toBe('failed');
    expect(failed.failure?.stackStatus).toBe('DELETE_FAILED');
    const refused = failed.remainders.filter(({ kind }) => kind === 'refused');
    const reason = expect.stringContaining('must detach all policies first');
    for (const [index, logicalId] of ['Reader', 'Writer'].entries()) {
      expect(refused).toContainEqual(
        expect.objectContaining({
          stackName: 'kept-production-data',
          logicalId,
          physicalId: names[index],
          resourceType: 'AWS::IAM::Role',
          reason,
        }),
      );
    }
    expect(await offers(failed)).toEqual(['retry']);

    // A deployment does not delete what may hold data.
    synthesize = smallStacks();
    const blocked = await deploy('kept', 'anew');
    expect(blocked.failure).toMatchObject({
      reason: expect.stringContaining('The stack is DELETE_FAILED: '),
      remedy: expect.stringContaining('Take the environment down once more'),
    });
    expect(await offers(blocked)).toEqual(['retry', 'destroy']);

    for (const RoleName of names) {
      await iam.send(
        new DetachRolePolicyCommand({ RoleName, PolicyArn: FOREIGN_POLICY }),
      );
    }
    const gone = await aws.store.submit({
      environmentId: 'kept-production',
      ...target,
      spec: deployment.spec,
      kind: 'destroy',
      requestId: 'kept-again',
      requestedBy: 'user:default/ada',
    });
    expect(await ended(gone)).toMatchObject({
      status: 'succeeded',
      remainders: [],
    });
  });
});
