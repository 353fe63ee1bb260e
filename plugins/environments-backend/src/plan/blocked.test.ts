import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import {
  type Deployment,
  type Plan,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID } from '../__testUtils__/awsWorld';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import { Control } from '../__testUtils__/faults/control';
import { plannerOf } from '../__testUtils__/planner';
import { isOver, startReplica, submit, until } from '../__testUtils__/portal';
import { smallStacksWith } from '../__testUtils__/smallStacks';
import type { Synthesize } from '../runner/DeploymentRunner';

jest.setTimeout(120_000);

/** Where templates up to version 3 had the load balancer. */
const older = smallStacksWith('service', {
  Outputs: { [STACK_OUTPUTS.loadBalancerArn]: { Value: 'arn' } },
});

/** The network has more in it, of which the service reads. */
const newer: Synthesize = async (spec, options) => {
  const { policy, stacks } = await smallStacksWith('network', {
    Resources: {
      LoadBalancer: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: '/load-balancer' },
      },
    },
    Outputs: { Name: { Value: 'name', Export: { Name: 'not-there-yet' } } },
  })(spec, options);
  return {
    policy,
    stacks: stacks.map(stack => ({
      ...stack,
      templateBody:
        stack.part === 'service'
          ? stack.templateBody.replace(
              '"LogGroupName":"/shop-production/service/0"',
              '"LogGroupName":{"Fn::ImportValue":"not-there-yet"}',
            )
          : stack.templateBody,
    })),
  };
};

describe('the plan of an environment that cannot be upgraded', () => {
  let at: DeploymentWorld;
  let deployed: Deployment;

  beforeAll(async () => {
    at = await startDeploymentWorld();
    const replica = startReplica({ ...at, synthesize: older });
    const { id } = await submit(at.store, 'shop');
    deployed = await until(at.store, id, isOver);
    await replica.stop();
  });

  afterAll(() => at?.stop());

  async function planned(
    requestId: string,
    changes: { owner?: string } = {},
  ): Promise<Plan> {
    const { plans, planner } = plannerOf({
      ...at,
      patienceMinutes: 1,
      synthesize: newer,
    });
    const { id } = await plans.submit({
      ...deployed,
      requestId,
      spec: { ...deployed.spec, ...changes },
    });
    const row = await plans.take(60);
    if (!row) throw new Error('There is nothing to plan');
    await planner.make(row, new AbortController().signal);
    return plans.get(id);
  }

  const compared = ({ stacks }: Plan) =>
    stacks.map(({ part, action, basis }) => `${part} ${action} ${basis}`);
  const layoutBlocks = expect.objectContaining({
    severity: 'blocker',
    message: expect.stringMatching(/had the load balancer in the stack/),
  });

  it('says what would change, beside what blocks it', async () => {
    const plan = await planned('upgrade');
    expect(plan).toMatchObject({ status: 'blocked', failure: undefined });
    expect(plan.preflight).toContainEqual(layoutBlocks);
    expect(compared(plan)).toEqual([
      'network update change-set',
      'data unchanged change-set',
      'service update template',
      'ops unchanged change-set',
    ]);
    const [network, , service] = plan.stacks;
    expect(network.changes).toEqual([
      expect.objectContaining({ logicalId: 'LoadBalancer', action: 'create' }),
    ]);
    // It is too early to ask, which is no problem of anybody's.
    expect(service.problem).toBeUndefined();
    expect(service.changes).toEqual([
      expect.objectContaining({ logicalId: 'LogGroup0' }),
    ]);
    for (const { stackName } of plan.stacks) {
      const { Summaries = [] } = await at.world.cloudFormation.send(
        new ListChangeSetsCommand({ StackName: stackName }),
      );
      expect(Summaries).toEqual([]);
    }
  });

  it('says what CloudFormation answers where it does not compare', async () => {
    const allow = await new Control(at.world).begin({
      call: 'cloudformation:CreateChangeSet',
      kind: 'access-denied',
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
    const plan = await planned('denied');
    await allow();
    expect(plan).toMatchObject({ status: 'blocked', failure: undefined });
    expect(plan.preflight).toContainEqual(layoutBlocks);
    expect(plan.stacks.map(({ basis }) => basis)).toEqual(
      Array(4).fill('template'),
    );
    for (const { problem } of plan.stacks) {
      expect(problem).toMatch(/cloudformation:CreateChangeSet/);
    }
    expect(plan.stacks[0].changes).toEqual([
      expect.objectContaining({ logicalId: 'LoadBalancer', action: 'create' }),
    ]);
  });

  it('says nothing of what somebody else has under the name', async () => {
    const plan = await planned('foreign', { owner: 'group:default/books' });
    expect(plan).toMatchObject({ status: 'blocked', stacks: [] });
  });
});
