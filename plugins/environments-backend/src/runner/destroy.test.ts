import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ACCOUNT_ID, type AwsWorld, REGION } from '../__testUtils__/awsWorld';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import { isOver, startReplica, submit, until } from '../__testUtils__/portal';
import { database } from '../__testUtils__/resources';
import { smallStacksWith } from '../__testUtils__/smallStacks';
import { describeStack } from '../stacks/describeStack';
import type { DeploymentStore } from '../store/DeploymentStore';
import type { Synthesize } from './DeploymentRunner';

jest.setTimeout(240_000);

const location = { accountId: ACCOUNT_ID, region: REGION };
const BUCKET = 'precious-things';
const DATABASE = 'attic-production-db';

/** The small stacks, with a bucket and a protected database among the data. */
const withData = smallStacksWith('data', {
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: BUCKET,
        VersioningConfiguration: { Status: 'Enabled' },
      },
    },
    Database: database(DATABASE, { DeletionProtection: true }),
  },
});

describe('a destruction', () => {
  let aws: DeploymentWorld;
  let world: AwsWorld;
  let store: DeploymentStore;
  let synthesize: Synthesize = withData;
  let replica: ReturnType<typeof startReplica>;

  beforeAll(async () => {
    aws = await startDeploymentWorld();
    ({ world, store } = aws);
    replica = startReplica({
      knex: aws.knex,
      world,
      synthesize: (spec, options) => synthesize(spec, options),
    });
  });

  afterAll(async () => {
    await replica?.stop();
    await aws?.stop();
  });

  const stackOf = (part: string) =>
    describeStack(world.cloudFormation, `attic-production-${part}`);

  it('begins with an environment that is full and protected', async () => {
    const { id } = await submit(store, 'attic');
    expect(await until(store, id, isOver)).toMatchObject({
      status: 'succeeded',
    });
    const s3 = await world.awsClients.get(S3Client, location);
    for (const Body of ['one', 'two']) {
      await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body }));
    }
    expect((await stackOf('data'))?.EnableTerminationProtection).toBe(true);
  });

  it('is preceded by the end of a stack that nobody needs any more', async () => {
    synthesize = async (spec, options) => {
      const { stacks, policy } = await withData(spec, options);
      return { policy, stacks: stacks.filter(({ part }) => part !== 'ops') };
    };
    const { id } = await submit(store, 'attic', 'without-ops');
    const deployment = await until(store, id, isOver);
    expect(deployment.status).toBe('succeeded');
    expect(deployment.stacks.at(-1)).toMatchObject({
      part: 'ops',
      action: 'delete',
      status: 'deleted',
    });
    expect(await stackOf('ops')).toBeUndefined();
    synthesize = withData;
  });

  it('leaves nothing but the snapshot that was asked for', async () => {
    const { environmentId, spec } = await submit(store, 'attic', 'once-more');
    const [last] = await store.list({ environmentId, limit: 1 });
    await until(store, last.id, isOver);
    const destruction = await store.submit({
      environmentId,
      ...location,
      spec,
      kind: 'destroy',
      requestId: 'destroy-attic',
      requestedBy: 'user:default/ada',
      options: { finalSnapshot: true },
    });
    const end = await until(store, destruction.id, isOver);
    expect(end).toMatchObject({ kind: 'destroy', status: 'succeeded' });
    expect(end.stacks.map(({ part, status }) => `${part} ${status}`)).toEqual([
      'ops deleted',
      'service deleted',
      'data deleted',
      'network deleted',
    ]);
    expect(end.remainders).toEqual([
      expect.objectContaining({
        kind: 'kept',
        resourceType: 'AWS::RDS::DBSnapshot',
        physicalId: expect.stringContaining(`${DATABASE}-final-`),
      }),
    ]);
    for (const part of ['network', 'data', 'service', 'ops']) {
      expect(await stackOf(part)).toBeUndefined();
    }
    const rds = await world.awsClients.get(RDSClient, location);
    await expect(
      rds.send(
        new DescribeDBInstancesCommand({ DBInstanceIdentifier: DATABASE }),
      ),
    ).rejects.toThrow(/not found/i);
  });

  it('finds nothing to do where nothing is', async () => {
    const { environmentId, spec } = await submit(store, 'nowhere');
    const [deployed] = await store.list({ environmentId, limit: 1 });
    await store.requestCancel(deployed.id, 'user:default/ada');
    await until(store, deployed.id, isOver);
    const destruction = await store.submit({
      environmentId: 'never-production',
      ...location,
      spec,
      kind: 'destroy',
      requestId: 'destroy-never',
      requestedBy: 'user:default/ada',
    });
    expect(await until(store, destruction.id, isOver)).toMatchObject({
      status: 'succeeded',
      stacks: [],
    });
  });
});
