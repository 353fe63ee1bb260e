import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { mockServices } from '@backstage/backend-test-utils';
import {
  type AwsClients,
  DefaultAwsClients,
} from '@quarterdeck/plugin-aws-node';
import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';
import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import { EnvironmentsIngestion } from './EnvironmentsIngestion';
import { LookOrder } from './LookOrder';

jest.setTimeout(60_000);

const ACCOUNT_ID = '123456789012';
const PLACE = { accountId: ACCOUNT_ID, region: 'us-east-1' };

function clientsOf(endpoint: string): AwsClients {
  return DefaultAwsClients.fromConfig(
    mockServices.rootConfig({
      data: {
        aws: {
          accounts: [
            {
              accountId: ACCOUNT_ID,
              accessKeyId: ACCOUNT_ID,
              secretAccessKey: 'simulated',
            },
          ],
        },
        quarterdeck: { aws: { endpoint, regions: [PLACE.region] } },
      },
    }),
  );
}

async function createStack(
  clients: AwsClients,
  name: string,
  tags: Record<string, string>,
) {
  const client = await clients.get(CloudFormationClient, PLACE);
  await client.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: JSON.stringify({
        Resources: {
          Logs: {
            Type: 'AWS::Logs::LogGroup',
            Properties: { LogGroupName: `/test/${name}` },
          },
        },
        Outputs: { LogGroupName: { Value: `/test/${name}` } },
      }),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  await waitUntilStackCreateComplete(
    { client, maxWaitTime: 30, minDelay: 0.2, maxDelay: 0.2 },
    { StackName: name },
  );
}

async function connect(
  ingestion: EnvironmentsIngestion,
  applyMutation: jest.Mock = jest.fn(),
) {
  for (const provider of ingestion.providers) {
    await provider.connect({ applyMutation, refresh: jest.fn() });
  }
  return applyMutation;
}

describe('the ingestion of environments', () => {
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let clients: AwsClients;
  let order: LookOrder;

  beforeAll(async () => {
    [simulator, database] = await Promise.all([
      startSimulator(),
      createTestDatabase(),
    ]);
    order = await LookOrder.in(mockServices.database({ knex: database.knex }));
    clients = clientsOf(simulator.url);
    const tags = {
      [STACK_TAGS.environment]: 'shop-production',
      [STACK_TAGS.owner]: 'group:default/shop',
      [STACK_TAGS.stage]: 'production',
    };
    await createStack(clients, 'shop-production-network', tags);
    await createStack(clients, 'shop-production-service', tags);
    await createStack(clients, 'nobodys', {
      [STACK_TAGS.environment]: 'nobodys-staging',
      [STACK_TAGS.owner]: 'no owner: at all',
    });
    await createStack(clients, 'search-production-eu-central-1-edge', {
      [STACK_TAGS.environment]: 'search-production',
      [STACK_TAGS.region]: 'eu-central-1',
      [STACK_TAGS.owner]: 'group:default/search',
    });
    await createStack(clients, 'unrelated', { team: 'x' });
  });

  afterAll(async () => {
    await simulator?.stop();
    await database?.destroy();
  });

  it('makes one entity of the stacks of an environment, where it lives', async () => {
    const ingestion = new EnvironmentsIngestion(
      clients,
      mockServices.logger.mock(),
      order,
    );
    const applyMutation = await connect(ingestion);
    await ingestion.refresh();

    expect(applyMutation).toHaveBeenCalledTimes(1);
    expect(applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        expect.objectContaining({
          entity: expect.objectContaining({
            metadata: expect.objectContaining({ name: 'nobodys-staging' }),
            spec: { type: 'aws-environment', owner: 'unknown' },
          }),
        }),
        {
          locationKey: 'aws-environments:123456789012/us-east-1',
          entity: expect.objectContaining({
            kind: 'Resource',
            metadata: expect.objectContaining({
              name: 'shop-production',
              tags: ['production'],
              annotations: expect.objectContaining({
                'quarterdeck/environment': 'shop-production',
                'quarterdeck/account-id': ACCOUNT_ID,
                'quarterdeck/region': 'us-east-1',
                'aws.amazon.com/amazon-cloudwatch-log-groups':
                  '/test/shop-production-service',
              }),
            }),
            spec: { type: 'aws-environment', owner: 'group:default/shop' },
          }),
        },
      ],
    });
  });

  it('keeps what is there where AWS cannot be read, and warns once', async () => {
    const gone = await startSimulator();
    await gone.stop();
    const logger = mockServices.logger.mock();
    const ingestion = new EnvironmentsIngestion(
      clientsOf(gone.url),
      logger,
      order,
    );
    const applyMutation = await connect(ingestion);
    await ingestion.refresh();
    await ingestion.refresh();

    expect(applyMutation).not.toHaveBeenCalled();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('account 123456789012, us-east-1'),
    );
  });

  describe('by several replicas', () => {
    /** What the catalog has, in the end, after what was told it and when. */
    let catalog: string[];
    const tell = async (mutation: EntityProviderMutation) => {
      if (mutation.type !== 'full') throw new Error('It is told everything');
      catalog = mutation.entities.map(({ entity }) => entity.metadata.name);
    };
    const replica = async (
      say = tell,
      by: Pick<LookOrder, 'begin' | 'tell'> = order,
    ) => {
      const ingestion = new EnvironmentsIngestion(
        clients,
        mockServices.logger.mock(),
        by,
      );
      await connect(ingestion, jest.fn(say));
      return ingestion;
    };

    beforeEach(async () => {
      await createStack(clients, 'brief-staging-network', {
        [STACK_TAGS.environment]: 'brief-staging',
      });
    });

    const deleteStack = async () => {
      const StackName = 'brief-staging-network';
      const client = await clients.get(CloudFormationClient, PLACE);
      await client.send(new DeleteStackCommand({ StackName }));
      await waitUntilStackDeleteComplete(
        { client, maxWaitTime: 30, minDelay: 0.2, maxDelay: 0.2 },
        { StackName },
      );
    };

    it('does not bring back what one that was slow has read', async () => {
      const quick = await replica();
      const slow = await replica(tell, {
        begin: provider => order.begin(provider),
        tell: async (...look) => {
          await deleteStack();
          await quick.refresh();
          return order.tell(...look);
        },
      });
      await slow.refresh();
      expect(catalog).not.toContain('brief-staging');
    });

    it('looks again when one was frozen in the midst of telling it', async () => {
      const quick = await replica();
      let isFrozen = true;
      const slow = await replica(async mutation => {
        if (isFrozen) {
          isFrozen = false;
          await deleteStack();
          await quick.refresh();
        }
        await tell(mutation);
      });
      await slow.refresh();
      expect(catalog).not.toContain('brief-staging');
    });
  });
});
