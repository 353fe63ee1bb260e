import {
  CreateChangeSetCommand,
  DescribeStacksCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { findEnvironment } from '../permissions/findEnvironment';
import { ACCOUNT_ID } from '../__testUtils__/awsWorld';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import { type CallName, Control } from '../__testUtils__/faults/control';
import { isOver, startReplica, submit, until } from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';

jest.setTimeout(120_000);

describe('a deployment that is denied something', () => {
  let at: DeploymentWorld;
  let replica: ReturnType<typeof startReplica>;
  let synthesize = smallStacks();

  beforeAll(async () => {
    at = await startDeploymentWorld();
    replica = startReplica({
      ...at,
      synthesize: (spec, options) => synthesize(spec, options),
    });
  });

  afterAll(async () => {
    await replica?.stop();
    await at?.stop();
  });

  const deny = (call: CallName) =>
    new Control(at.world).begin({
      call,
      kind: 'access-denied',
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
  const deployed = async (name: string, requestId: string) => {
    const { id } = await submit(at.store, name, requestId);
    return until(at.store, id, isOver);
  };

  it('protects the data later, when nothing but that is left to do', async () => {
    const isProtected = async () => {
      const { Stacks = [] } = await at.world.cloudFormation.send(
        new DescribeStacksCommand({ StackName: 'safe-production-data' }),
      );
      return Stacks[0]?.EnableTerminationProtection;
    };
    const allow = await deny('cloudformation:UpdateTerminationProtection');
    expect(await deployed('safe', 'denied')).toMatchObject({
      status: 'failed',
      failure: { remedy: expect.stringMatching(/UpdateTerminationProtection/) },
    });
    expect(await isProtected()).toBe(false);
    await allow();
    expect(await deployed('safe', 'allowed')).toMatchObject({
      status: 'succeeded',
    });
    expect(await isProtected()).toBe(true);
  });

  const inReview = async () => {
    const { StackSummaries = [] } = await at.world.cloudFormation.send(
      new ListStacksCommand({ StackStatusFilter: ['REVIEW_IN_PROGRESS'] }),
    );
    return StackSummaries.map(({ StackName }) => StackName);
  };

  it('leaves no stack behind that was never made', async () => {
    const allow = await deny('cloudformation:ExecuteChangeSet');
    const { status, failure } = await deployed('tidy', 'tidy');
    expect(status).toBe('failed');
    expect(failure?.meaning).not.toMatch(/is left/);
    expect(await inReview()).toEqual([]);
    await allow();
  });

  it('says what it has to leave behind', async () => {
    const ends = [
      await deny('cloudformation:ExecuteChangeSet'),
      await deny('cloudformation:DeleteChangeSet'),
    ];
    const left = await deployed('untidy', 'untidy');
    const { environmentId, accountId, region, status, failure } = left;
    expect({ status, ...failure }).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/ExecuteChangeSet/),
      meaning: expect.stringMatching(
        /Its change set is left, which changes nothing: .*DeleteChangeSet/,
      ),
    });
    expect(await inReview()).toEqual(['untidy-production-network']);
    expect(left.offers.map(({ kind }) => kind)).toEqual(['retry', 'destroy']);
    const whose = await findEnvironment(
      { awsClients: at.world.awsClients, deployments: at.store },
      { environmentId, accountId, region },
    );
    expect(whose).toMatchObject({
      stage: 'production',
      owner: 'group:default/shop',
    });
    await Promise.all(ends.map(end => end()));
    expect(await deployed('untidy', 'again')).toMatchObject({
      status: 'succeeded',
    });
    expect(await inReview()).toEqual([]);
  });

  it('leaves no stack behind whose change set came to nothing', async () => {
    synthesize = async (spec, options) => {
      const { policy, stacks } = await smallStacks()(spec, options);
      return {
        policy,
        stacks: stacks.map(stack => ({
          ...stack,
          templateBody: stack.templateBody.replace(
            /"LogGroupName":"[^"]*"/,
            '"LogGroupName":{"Fn::ImportValue":"nobody-exports-this"}',
          ),
        })),
      };
    };
    const { status, failure } = await deployed('empty', 'empty');
    synthesize = smallStacks();
    expect({ status, ...failure }).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/nobody-exports-this/),
    });
    expect(await inReview()).toEqual([]);
  });

  const takenDown = async (made: Deployment, requestId: string) => {
    const { environmentId, accountId, region, spec } = made;
    const { id } = await at.store.submit({
      environmentId,
      accountId,
      region,
      spec,
      kind: 'destroy',
      requestId,
      requestedBy: 'user:default/ada',
      options: { finalSnapshot: false },
    });
    return until(at.store, id, isOver);
  };

  it('takes down what was left when it could not clean up', async () => {
    const made = await deployed('shells', 'shells');
    for (const [part, ChangeSetName] of [
      ['edge', 'quarterdeck-that-was-denied'],
      ['cert', 'somebody-elses'],
    ]) {
      await at.world.cloudFormation.send(
        new CreateChangeSetCommand({
          StackName: `shells-production-${part}`,
          ChangeSetName,
          ChangeSetType: 'CREATE',
          TemplateBody: '{"Resources":{"Log":{"Type":"AWS::Logs::LogGroup"}}}',
        }),
      );
    }
    const allow = await deny('cloudformation:DeleteStack');
    const refused = await takenDown(made, 'destroy-shells');
    await allow();
    expect(refused.status).toBe('failed');
    expect(refused.remainders).toContainEqual({
      stackName: 'shells-production-edge',
      physicalId: expect.stringContaining('stack/shells-production-edge/'),
      resourceType: 'AWS::CloudFormation::Stack',
      kind: 'refused',
      reason: expect.stringMatching(/cloudformation:DeleteStack/),
    });
    expect(await takenDown(made, 'destroy-shells-again')).toMatchObject({
      status: 'succeeded',
      remainders: [],
    });
    expect(await inReview()).toEqual(['shells-production-cert']);
  });

  it('lists what is left of an environment that it cannot take down', async () => {
    const made = await deployed('stuck', 'stuck');
    const allow = await deny('cloudformation:ListStackResources');
    const { status, failure, remainders } = await takenDown(
      made,
      'destroy-stuck',
    );
    await allow();
    expect(status).toBe('failed');
    expect(failure?.reason).toMatch(/ListStackResources/);
    expect(remainders.map(({ stackName }) => stackName).sort()).toEqual(
      made.stacks.map(({ stackName }) => stackName).sort(),
    );
    expect(remainders[0]).toMatchObject({
      resourceType: 'AWS::CloudFormation::Stack',
      kind: 'refused',
      reason: expect.stringMatching(/ListStackResources/),
    });
  });
});
