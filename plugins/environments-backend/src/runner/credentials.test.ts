import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { createTestDatabase } from '@quarterdeck/test-support';
import { z } from 'zod';
import { DeploymentStore } from '../store/DeploymentStore';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from '../__testUtils__/awsWorld';
import {
  isOver,
  migrate,
  startReplica,
  submit,
  until,
} from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';

jest.setTimeout(120_000);

const SESSION_SECONDS = 1;
const ROLE = 'provisioning';

const requestsSchema = z.object({
  operations: z.record(z.string(), z.number()),
});

describe('credentials that expire in the midst of a deployment', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let world: AwsWorld;
  let replica: ReturnType<typeof startReplica> | undefined;
  const stsBefore = process.env.AWS_ENDPOINT_URL_STS;

  beforeAll(async () => {
    [database, world] = await Promise.all([
      createTestDatabase(),
      startAwsWorld({
        speed: 1,
        roleName: ROLE,
        args: [`--session-seconds=${SESSION_SECONDS}`],
      }),
    ]);
    // Where the SDK looks for the service that roles are assumed at.
    process.env.AWS_ENDPOINT_URL_STS = endpoint();
    await migrate(database.knex);
    const iam = new IAMClient({
      endpoint: endpoint(),
      region: REGION,
      credentials: { accessKeyId: ACCOUNT_ID, secretAccessKey: 'any' },
    });
    await iam.send(
      new CreateRoleCommand({
        RoleName: ROLE,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: ACCOUNT_ID },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    );
    iam.destroy();
  });

  afterAll(async () => {
    if (stsBefore === undefined) delete process.env.AWS_ENDPOINT_URL_STS;
    else process.env.AWS_ENDPOINT_URL_STS = stsBefore;
    await replica?.stop();
    await world?.stop();
    await database?.destroy();
  });

  const endpoint = () => world.config.getString('quarterdeck.aws.endpoint');

  it('are renewed, and nobody notices', async () => {
    const store = new DeploymentStore(database.knex);
    replica = startReplica({
      knex: database.knex,
      world,
      synthesize: smallStacks({ logGroupsPerStack: 8 }),
    });
    const { id } = await submit(store, 'lasting');
    const problems = new Set<string>();
    const deployment = await until(store, id, now => {
      if (now.problem) problems.add(now.problem.message);
      return isOver(now);
    });
    expect(deployment.status).toBe('succeeded');
    expect([...problems]).toEqual([]);
    const tookMs =
      Date.parse(deployment.finishedAt ?? '') -
      Date.parse(deployment.createdAt);
    expect(tookMs).toBeGreaterThan(2_000 * SESSION_SECONDS);

    const answer = await fetch(`${endpoint()}/_simulator/requests`);
    const { operations } = requestsSchema.parse(await answer.json());
    expect(operations['sts:AssumeRole']).toBeGreaterThan(2);
  });
});
