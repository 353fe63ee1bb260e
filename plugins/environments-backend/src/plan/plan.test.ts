import {
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  type Plan,
  STACK_OUTPUTS,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';

jest.setTimeout(300_000);

const spec = {
  name: 'shop',
  stage: 'staging',
  owner: 'group:default/shop',
  accountId: ACCOUNT_ID,
  region: REGION,
};
const place = `${ACCOUNT_ID}/${REGION}`;

describe('a plan', () => {
  let backend: TestBackend;
  const planned = (changes: object, requestId: string) =>
    backend.planned({ ...spec, ...changes }, requestId);

  beforeAll(async () => {
    backend = await startBackend({
      approval: { monthlyUsd: 300, dataChanges: true },
      delegation: { check: false },
    });
  });

  afterAll(() => backend?.stop());

  it('says what a new environment makes and costs, and leaves nothing', async () => {
    const plan = await planned({}, 'plan-1');
    expect(plan).toMatchObject({ status: 'ready', exists: false });
    expect(plan.stacks.map(({ part, action }) => `${part} ${action}`)).toEqual([
      'network create',
      'data create',
      'service create',
      'edge create',
      'ops create',
    ]);
    expect(plan.price).toMatchObject({ differenceUsd: plan.price?.afterUsd });
    expect(
      plan.preflight.filter(({ severity }) => severity === 'blocker'),
    ).toEqual([]);
    expect(plan.policy).toContainEqual(
      expect.objectContaining({
        rule: 'AwsSolutions-EC23',
        severity: 'accepted',
      }),
    );
    const stacks = await backend.get(`/environments/${place}/shop-staging`);
    expect(stacks.body.stacks).toEqual([]);
  });

  it('is deployed as it is, once', async () => {
    const plan = await planned({}, 'plan-1');
    const { body, status } = await backend.post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-1',
    });
    expect({ status, error: body.error }).toEqual({ status: 201 });
    expect(await backend.ended(body.id)).toMatchObject({
      status: 'succeeded',
      planId: plan.id,
    });
    expect((await backend.get(`/plans/${plan.id}`)).body).toMatchObject({
      status: 'deployed',
      deploymentId: body.id,
    });
    const again = await backend.post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-2',
    });
    expect(again.status).toBe(409);
  });

  it('compares with what is there, by CloudFormation', async () => {
    const plan = await planned(
      { service: { cpu: 1024, memoryMb: 2048 } },
      'plan-2',
    );
    expect(plan).toMatchObject({
      status: 'ready',
      exists: true,
      currentSpec: expect.objectContaining({ name: 'shop' }),
    });
    const service = plan.stacks.find(({ part }) => part === 'service');
    expect(service).toMatchObject({ action: 'update', basis: 'change-set' });
    expect(service?.changes).toContainEqual(
      expect.objectContaining({
        resourceType: 'AWS::ECS::TaskDefinition',
        action: 'replace',
        isDangerous: false,
      }),
    );
    expect(plan.stacks.find(({ part }) => part === 'data')).toMatchObject({
      action: 'unchanged',
      changes: [],
    });
    expect(plan.price?.differenceUsd).toBeGreaterThan(0);
  });

  it('needs the consent of somebody else where data is at stake', async () => {
    const plan = await planned({ users: { userPool: false } }, 'plan-3');
    expect(plan.status).toBe('awaiting-approval');
    expect(plan.approval.reasons).toContainEqual(
      expect.objectContaining({ rule: 'data' }),
    );
    expect(
      await backend.told('shop-staging: the plan needs approval'),
    ).toMatchObject({
      recipients: {
        type: 'entity',
        entityRef: ['user:default/ada', 'group:default/shop'],
      },
    });
    const decision = { digest: plan.digest, comment: 'It is a trial' };
    const early = await backend.post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-3',
    });
    expect(early.status).toBe(409);
    const own = await backend.post(`/plans/${plan.id}/approve`, decision);
    expect(own.status).toBe(403);
    const other = await backend.post(
      `/plans/${plan.id}/approve`,
      decision,
      'user:default/bob',
    );
    expect(other.body).toMatchObject({
      status: 'approved',
      approval: { decision: { by: 'user:default/bob' } },
    });
    expect(
      await backend.told('shop-staging: the plan was approved'),
    ).toBeDefined();
  });

  it('is made anew when the world has changed since', async () => {
    const approved = await planned({ users: { userPool: false } }, 'plan-3');
    const other = await planned(
      { service: { cpu: 1024, memoryMb: 2048 } },
      'plan-4',
    );
    const first = await backend.post('/deployments', {
      planId: other.id,
      requestId: 'deploy-4',
    });
    expect(first.status).toBe(201);
    expect(await backend.ended(first.body.id)).toMatchObject({
      status: 'succeeded',
    });

    const late = await backend.post('/deployments', {
      planId: approved.id,
      requestId: 'deploy-5',
    });
    expect(late.status).toBe(409);
    expect(late.body.error.message).toMatch(
      /The stack shop-staging-service has been updated since.*planned anew: \/environments\/plans\//,
    );
    const outdated = (await backend.get(`/plans/${approved.id}`)).body;
    expect(outdated).toMatchObject({
      status: 'outdated',
      outdatedBecause: expect.stringContaining('has been updated since'),
    });
    const fresh = await backend.until<Plan>(
      `/plans/${outdated.replacedBy}`,
      ({ status }) => status !== 'planning',
    );
    // What was approved is not what it would do now: it is asked for again.
    expect(fresh).toMatchObject({
      status: 'awaiting-approval',
      requestedBy: 'user:default/ada',
    });
    expect(fresh.approval.decision).toBeUndefined();
  });

  it('is blocked where the account has no room, and says what to do', async () => {
    const endpoint = backend.world.config.getString('quarterdeck.aws.endpoint');
    const granted = await fetch(`${endpoint}/_simulator/quotas`, {
      method: 'POST',
      body: JSON.stringify({
        serviceCode: 'ec2',
        quotaCode: 'L-0263D0A3',
        value: 1,
      }),
    });
    expect(granted.status).toBe(200);
    const plan = await planned({ name: 'books' }, 'plan-5');
    expect(plan.status).toBe('blocked');
    expect(plan.stacks.map(({ action }) => action)).toEqual(
      Array(5).fill('create'),
    );
    expect(plan.preflight).toContainEqual({
      check: 'quotas',
      severity: 'blocker',
      message: 'No room left: Elastic IP addresses in the region.',
      remedy: expect.stringContaining('Service Quotas (ec2, L-0263D0A3)'),
      evidence: [
        'Elastic IP addresses in the region: 1 of 1 used, 1 more needed',
      ],
    });
    const refused = await backend.post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-6',
    });
    expect(refused.status).toBe(409);
  });

  it('is blocked where the load balancer would have to move to another stack', async () => {
    const { cloudFormation } = backend.world;
    const Tags = [
      { Key: STACK_TAGS.environment, Value: 'older-staging' },
      { Key: STACK_TAGS.owner, Value: spec.owner },
      { Key: STACK_TAGS.templateVersion, Value: '3' },
    ];
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'older-staging-service',
        Tags,
        TemplateBody: JSON.stringify({
          Resources: { Log: { Type: 'AWS::Logs::LogGroup' } },
          Outputs: { [STACK_OUTPUTS.loadBalancerArn]: { Value: 'arn' } },
        }),
      }),
    );
    await waitUntilStackCreateComplete(
      { client: cloudFormation, maxWaitTime: 30, minDelay: 1 },
      { StackName: 'older-staging-service' },
    );
    const plan = await planned({ name: 'older' }, 'plan-6');
    expect(plan.status).toBe('blocked');
    expect(plan.preflight).toContainEqual({
      check: 'stacks',
      severity: 'blocker',
      message: expect.stringContaining('made by version 3 of the templates'),
      remedy: expect.stringContaining('Create an environment of another name'),
      evidence: [],
    });
    // What it would be changed to is said all the same.
    const service = plan.stacks.find(({ part }) => part === 'service');
    expect(service).toMatchObject({
      action: 'update',
      templateVersion: '3',
      changes: expect.arrayContaining([
        expect.objectContaining({ resourceType: 'AWS::ECS::Service' }),
      ]),
    });
    const refused = await backend.post('/deployments', {
      planId: plan.id,
      requestId: 'deploy-7',
    });
    expect(refused.status).toBe(409);
  });
});
