import { ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  type DriftReport,
  environmentNames,
} from '@quarterdeck/plugin-environments-common';
import {
  actionsOf,
  changesAmong,
  notAllowedAmong,
} from '../__testUtils__/actions';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';

jest.setTimeout(300_000);

const spec = {
  accountId: ACCOUNT_ID,
  region: REGION,
  name: 'shop',
  stage: 'staging' as const,
  owner: 'group:default/shop',
  // As in production, so that there is something to switch off.
  database: { deletionProtection: true },
};
const environment = `/environments/${ACCOUNT_ID}/${REGION}/shop-staging`;

/** Not the portal's: what its users put into an environment. */
const BY_USERS = new Set(['s3:PutObject', 'ecr:PutImage']);

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

  /** Something in each bucket, those of the logs too, and in the repository. */
  const use = async () => {
    const target = { accountId: ACCOUNT_ID, region: REGION };
    const names = environmentNames(spec);
    const s3 = await backend.world.awsClients.get(S3Client, target);
    for (const Bucket of [
      names.assetsBucket,
      names.backupBucket,
      names.edgeLogBucket,
      names.logBucket,
    ]) {
      await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'thing' }));
    }
    const ecr = await backend.world.awsClients.get(ECRClient, target);
    await ecr.send(
      new PutImageCommand({
        repositoryName: names.repository,
        imageTag: 'first',
        imageManifest: JSON.stringify({ schemaVersion: 2, manifests: [] }),
      }),
    );
  };

  const asked = async () => {
    const endpoint = backend.world.config.getString('quarterdeck.aws.endpoint');
    const answer = await fetch(`${endpoint}/_simulator/requests`);
    const { operations } = (await answer.json()) as {
      operations: Record<string, number>;
    };
    return actionsOf(
      Object.entries(operations).filter(
        ([operation]) => !BY_USERS.has(operation),
      ),
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
    await use();
    const { body } = await backend.post(`${environment}/destroy`, {
      confirmation: 'shop-staging',
      requestId: 'destroy',
    });
    expect(await backend.ended(body.id)).toMatchObject({ status: 'succeeded' });
    // Too late; that it was asked for is written down nevertheless.
    await backend.post(`/deployments/${body.id}/cancel`);

    const changes = changesAmong(await asked());
    expect(Object.keys(changes)).toEqual(
      expect.arrayContaining([
        'cloudformation:CreateChangeSet',
        'cloudformation:DeleteChangeSet',
        'cloudformation:DeleteStack',
        'cloudformation:DetectStackDrift',
        'cloudformation:ExecuteChangeSet',
        'cloudformation:UpdateTerminationProtection',
        'ecr:BatchDeleteImage',
        'rds:ModifyDBInstance',
        's3:DeleteObjectVersion',
      ]),
    );
    const counts: Record<string, number> = {};
    for (const { meta } of changesWrittenDown()) {
      const action = String(meta?.action);
      counts[action] = (counts[action] ?? 0) + 1;
    }
    expect(counts).toEqual(changes);
  });

  it('is of what the generated policies allow', async () => {
    const all = await asked();
    expect(Object.keys(all).length).toBeGreaterThan(30);
    expect(notAllowedAmong(all)).toEqual([]);
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
      'deployment-cancel',
    ]);
    expect(ids.indexOf('aws-change')).toBeGreaterThan(
      ids.indexOf('deployment-submit'),
    );
  });
});
