import type { DriftReport } from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';

jest.setTimeout(300_000);

const spec = {
  accountId: ACCOUNT_ID,
  region: REGION,
  name: 'shop',
  stage: 'staging',
  owner: 'group:default/shop',
};
const environment = `/environments/${ACCOUNT_ID}/${REGION}/shop-staging`;

/** What reads; all else changes AWS. */
const READS = /:(Describe|Get|List|Head|Lookup|Search|Validate)/;
/** Where IAM has another word for it. */
const ACTION_OF: Record<string, string | undefined> = {
  's3:DeleteObjects': 's3:DeleteObjectVersion',
};

describe('the audit log', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startBackend({ delegation: { check: false } });
  });

  afterAll(() => backend?.stop());

  const deployed = async (changes: object, requestId: string) => {
    const plan = await backend.planned({ ...spec, ...changes }, requestId);
    const { body } = await backend.post('/deployments', {
      planId: plan.id,
      requestId: `${requestId}/deploy`,
    });
    return (await backend.ended(body.id)).status;
  };

  const changesInAws = async () => {
    const endpoint = backend.world.config.getString('quarterdeck.aws.endpoint');
    const answer = await fetch(`${endpoint}/_simulator/requests`);
    const { operations } = (await answer.json()) as {
      operations: Record<string, number>;
    };
    return Object.fromEntries(
      Object.entries(operations)
        .filter(([operation]) => !READS.test(operation))
        .map(([operation, count]) => [
          ACTION_OF[operation] ?? operation,
          count,
        ]),
    );
  };

  const changesWrittenDown = () =>
    backend.written.filter(({ eventId }) => eventId === 'aws-change');

  it('has each call that changed AWS, from the first plan to the end', async () => {
    expect(await deployed({}, 'create')).toBe('succeeded');
    const service = { cpu: 1024, memoryMb: 2048 };
    expect(await deployed({ service }, 'change')).toBe('succeeded');
    await backend.post(`${environment}/drift`);
    await backend.until<DriftReport>(
      `${environment}/drift`,
      ({ status }) => status === 'done',
    );
    const { body } = await backend.post(`${environment}/destroy`, {
      confirmation: 'shop-staging',
      requestId: 'destroy',
    });
    expect(await backend.ended(body.id)).toMatchObject({ status: 'succeeded' });

    const changes = await changesInAws();
    expect(Object.keys(changes)).toEqual(
      expect.arrayContaining([
        'cloudformation:CreateChangeSet',
        'cloudformation:DeleteChangeSet',
        'cloudformation:DeleteStack',
        'cloudformation:DetectStackDrift',
        'cloudformation:ExecuteChangeSet',
        'rds:CreateDBSnapshot',
      ]),
    );
    const counts: Record<string, number> = {};
    for (const { meta } of changesWrittenDown()) {
      const action = String(meta?.action);
      counts[action] = (counts[action] ?? 0) + 1;
    }
    expect(counts).toEqual(changes);
  });

  it('says for whom each was made, and of what', () => {
    for (const { meta } of changesWrittenDown()) {
      expect(meta).toMatchObject({
        action: expect.stringMatching(/^[a-z0-9-]+:[A-Z]/),
        resource: expect.stringMatching(/./),
        environmentId: 'shop-staging',
        accountId: ACCOUNT_ID,
        requestedBy: expect.stringMatching(/^user:default\//),
      });
    }
  });

  it('has what was asked of the portal before what came of it', () => {
    const ids = backend.written.map(({ eventId }) => eventId);
    expect(ids.filter(id => id !== 'aws-change')).toEqual([
      'plan-submit',
      'deployment-submit',
      'plan-submit',
      'deployment-submit',
      'drift-detect',
      'environment-destroy',
    ]);
    expect(ids.indexOf('aws-change')).toBeGreaterThan(
      ids.indexOf('deployment-submit'),
    );
  });
});
