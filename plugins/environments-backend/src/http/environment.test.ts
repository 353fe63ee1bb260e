import {
  CreateRoleCommand,
  DeleteRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { ModifyDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import type {
  DestroyPreview,
  DriftReport,
} from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';

jest.setTimeout(300_000);

const location = { accountId: ACCOUNT_ID, region: REGION };
const spec = {
  ...location,
  name: 'shop',
  stage: 'staging',
  owner: 'group:default/shop',
  expiresOn: '2030-01-31',
};
const of = (path = '') =>
  `/environments/${ACCOUNT_ID}/${REGION}/shop-staging${path}`;

describe('an environment', () => {
  let backend: TestBackend;

  const deploy = (changes: object, requestId: string) =>
    backend.post('/deployments', { spec: { ...spec, ...changes }, requestId });

  beforeAll(async () => {
    backend = await startBackend({ delegation: { check: false } });
  });

  afterAll(() => backend?.stop());

  it('that failed to come up is tried again, by the same templates', async () => {
    const iam = await backend.world.awsClients.get(IAMClient, location);
    const RoleName = 'shop-staging-task-role';
    await iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    );
    const { body } = await deploy({}, 'deploy-1');
    const failed = await backend.ended(body.id);
    expect(failed).toMatchObject({
      status: 'failed',
      failure: {
        stackName: 'shop-staging-service',
        resourceType: 'AWS::IAM::Role',
        stackStatus: 'ROLLBACK_COMPLETE',
        meaning: expect.any(String),
        remedy: expect.any(String),
      },
    });
    expect(failed.offers.map(({ kind }) => kind)).toEqual(['retry', 'destroy']);

    await iam.send(new DeleteRoleCommand({ RoleName }));
    const retry = { requestId: `retry/${failed.id}` };
    const again = await backend.post(`/deployments/${failed.id}/retry`, retry);
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ retryOf: failed.id });
    const same = await backend.post(`/deployments/${failed.id}/retry`, retry);
    expect(same.body.id).toBe(again.body.id);
    expect(await backend.ended(again.body.id)).toMatchObject({
      status: 'succeeded',
    });

    const late = await backend.post(`/deployments/${failed.id}/retry`, {
      requestId: 'another',
    });
    expect(late.status).toBe(409);
    expect(late.body.error.message).toMatch(/came after it/);
    const done = await backend.post(`/deployments/${again.body.id}/retry`, {
      requestId: 'once-more',
    });
    expect(done.status).toBe(409);
    expect(done.body.error.message).toMatch(/nothing to take up again/);
  });

  it('says what it was made of', async () => {
    const { body } = await backend.get(of('/spec'));
    expect(body).toMatchObject({
      source: 'stack',
      spec: { ...spec, network: { cidr: '10.0.0.0/16' } },
      identity: { name: 'shop', stage: 'staging', owner: spec.owner },
      isOutdated: false,
      expiresAt: '2030-01-31',
    });
    expect(body.templateVersion).toBe(body.newestTemplateVersion);
  });

  it('is looked at for drift, once somebody asks', async () => {
    expect((await backend.get(of('/drift'))).body).toEqual({
      status: 'none',
      stacks: [],
    });
    const rds = await backend.world.awsClients.get(RDSClient, location);
    await rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: 'shop-staging-db',
        BackupRetentionPeriod: 1,
        ApplyImmediately: true,
      }),
    );
    const asked = await backend.post(of('/drift'));
    expect(asked.status).toBe(202);
    const report = await backend.until<DriftReport>(
      of('/drift'),
      ({ status }) => status !== 'detecting',
    );
    expect(report).toMatchObject({
      status: 'done',
      requestedBy: 'user:default/ada',
    });
    const data = report.stacks.find(({ part }) => part === 'data');
    expect(data).toMatchObject({
      status: 'DRIFTED',
      resources: [
        {
          physicalId: 'shop-staging-db',
          status: 'MODIFIED',
          differences: [
            expect.objectContaining({
              path: '/BackupRetentionPeriod',
              actual: '1',
            }),
          ],
        },
      ],
    });
    expect(report.stacks.find(({ part }) => part === 'network')).toMatchObject({
      status: 'IN_SYNC',
      resources: [],
    });
  });

  it('says what would be lost and kept, the dearest first', async () => {
    const preview: DestroyPreview = (await backend.get(of('/destroy'))).body;
    expect(preview).toMatchObject({
      confirmation: 'shop-staging',
      canSnapshot: true,
      problems: [],
      monthlyUsd: expect.any(Number),
    });
    expect(preview.stacks.map(({ part }) => part)).toEqual([
      'ops',
      'edge',
      'service',
      'data',
      'network',
    ]);
    expect(preview.lost[0]).toMatch(/^The database shop-staging-db: 20 GB/);
    expect(preview.lost[1]).toMatch(/^The users in the pool us-east-1_\w+: 0/);
    expect(preview.lost).toContain('The secret shop-staging/jwt');
    expect(preview.lost.at(-1)).toMatch(/^The log group /);
  });

  it('is taken down by its name only', async () => {
    const wrong = await backend.post(of('/destroy'), {
      confirmation: 'shop',
      requestId: 'destroy-1',
    });
    expect(wrong.status).toBe(400);
    const { body, status } = await backend.post(of('/destroy'), {
      confirmation: 'shop-staging',
      requestId: 'destroy-2',
      finalSnapshot: false,
    });
    expect(status).toBe(201);
    expect(await backend.ended(body.id)).toMatchObject({
      kind: 'destroy',
      status: 'succeeded',
    });
    expect((await backend.get(of())).body.stacks).toEqual([]);
    const gone = await backend.post(of('/destroy'), {
      confirmation: 'shop-staging',
      requestId: 'destroy-3',
    });
    expect(gone.status).toBe(404);
  });
});
