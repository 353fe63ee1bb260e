import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CloudFormationClient,
  CreateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogBackend from '@backstage/plugin-catalog-backend';
import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';
import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import request from 'supertest';
import { catalogModuleEnvironments } from './module';

jest.setTimeout(120_000);

const ACCOUNT_ID = '123456789012';
const REGION = 'us-east-1';
/** Less than a look takes that AWS does not answer: 15 s for each attempt. */
const SOON_MS = 25_000;

/** One replica of the portal, as far as the catalog goes. */
function startReplica(databaseUrl: string, endpoint: string) {
  return startTestBackend({
    features: [
      catalogBackend,
      catalogModuleEnvironments,
      databaseServiceFactory,
      schedulerServiceFactory,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost:0',
            database: {
              client: 'pg',
              connection: databaseUrl,
              pluginDivisionMode: 'schema',
            },
          },
          catalog: {
            providers: {
              awsEnvironments: {
                schedule: {
                  frequency: { seconds: 1 },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
          aws: {
            accounts: [
              {
                accountId: ACCOUNT_ID,
                accessKeyId: ACCOUNT_ID,
                secretAccessKey: 'simulated',
              },
            ],
          },
          quarterdeck: { aws: { endpoint, regions: [REGION] } },
        },
      }),
    ],
  });
}

/** An AWS that takes every request and answers none. */
async function startSilentAws() {
  const server = createServer(() => undefined);
  const asked = once(server, 'request');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

it('finds an environment while another replica is stuck in its look', async () => {
  const [database, simulator, silent] = await Promise.all([
    createTestDatabase(),
    startSimulator(),
    startSilentAws(),
  ]);
  const client = new CloudFormationClient({
    endpoint: simulator.url,
    region: REGION,
    credentials: { accessKeyId: ACCOUNT_ID, secretAccessKey: 'simulated' },
  });
  await client.send(
    new CreateStackCommand({
      StackName: 'shop-production-network',
      TemplateBody: '{"Resources":{"Log":{"Type":"AWS::Logs::LogGroup"}}}',
      Tags: [{ Key: STACK_TAGS.environment, Value: 'shop-production' }],
    }),
  );
  const stuck = await startReplica(database.url, silent.url);
  await silent.asked;
  const well = await startReplica(database.url, simulator.url);
  const names = async () => {
    const { body } = await request(well.server).get(
      '/api/catalog/entities?filter=spec.type=aws-environment&fields=metadata.name',
    );
    return body;
  };
  const deadline = Date.now() + SOON_MS;
  while ((await names()).length === 0 && Date.now() < deadline) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  expect(await names()).toEqual([{ metadata: { name: 'shop-production' } }]);
  await Promise.all([stuck.stop(), well.stop()]);
  silent.stop();
  await Promise.all([simulator.stop(), database.destroy()]);
});
