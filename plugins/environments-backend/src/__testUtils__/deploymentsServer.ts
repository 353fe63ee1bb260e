import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  type Deployment,
  deploymentSchema,
  type RetryDeployment,
} from '@quarterdeck/plugin-environments-common';
import express from 'express';
import { deploymentsRouter } from '../http/deploymentsRouter';
import { Gatekeeper } from '../permissions/Gatekeeper';
import { KnownEnvironments } from '../permissions/KnownEnvironments';
import { PlanStore } from '../store/PlanStore';
import type { DeploymentWorld } from './deploymentWorld';

/** The routes of deployments, for somebody who may do everything. */
export async function deploymentsServer({
  knex,
  store,
  world,
}: DeploymentWorld) {
  const permissionsRegistry = mockServices.permissionsRegistry.mock();
  permissionsRegistry.getPermissionRuleset.mockReturnValue({
    getRuleByName: () => {
      throw new Error('Nobody asks by a rule');
    },
  });
  const app = express();
  app.use(express.json());
  app.use(
    deploymentsRouter({
      approval: { stages: [], dataChanges: false },
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => undefined,
          fail: async () => undefined,
        }),
      }),
      awsClients: world.awsClients,
      gatekeeper: new Gatekeeper({
        environments: new KnownEnvironments({
          awsClients: world.awsClients,
          deployments: store,
        }),
        httpAuth: mockServices.httpAuth(),
        permissions: mockServices.permissions(),
        permissionsRegistry,
      }),
      onSubmitted: () => undefined,
      plans: new PlanStore(knex, { planValidHours: 1 }),
      store,
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function ask(path: string, body?: object): Promise<Deployment> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return deploymentSchema.parse(await response.json());
  }

  return {
    get: (id: string) => ask(`/deployments/${id}`),
    retry: (id: string, body: Omit<RetryDeployment, 'requestId'>) =>
      ask(`/deployments/${id}/retry`, { ...body, requestId: `retry/${id}` }),
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}
