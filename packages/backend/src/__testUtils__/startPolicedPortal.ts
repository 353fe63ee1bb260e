import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import catalogBackend from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import permissionBackend from '@backstage/plugin-permission-backend';
import catalogModuleEnvironments from '@quarterdeck/plugin-catalog-backend-module-environments';
import environmentsBackend from '@quarterdeck/plugin-environments-backend';
import logQueriesBackend from '@quarterdeck/plugin-log-queries-backend';
import quarterdeckPolicy from '@quarterdeck/plugin-permission-backend-module-quarterdeck';
import serviceHealthBackend from '@quarterdeck/plugin-service-health-backend';
import { createTestDatabase } from '@quarterdeck/test-support';
import request from 'supertest';
import { authOnBehalf } from './onBehalf';
import { type Person, tokenOf, userInfoOfPeople } from './people';

const ACCOUNT_ID = '123456789012';

/**
 * The portal as far as permissions go: the real catalog, permission backend
 * and policy over PostgreSQL. Only who somebody is, is taken on trust.
 *
 * @param rules - `quarterdeck.permissions.rules`
 */
export async function startPolicedPortal(options: {
  endpoint: string;
  entities: Entity[];
  rules?: JsonObject;
}) {
  const database = await createTestDatabase();
  const backend = await startTestBackend({
    features: [
      catalogBackend,
      catalogModuleEnvironments,
      provider(options.entities),
      permissionBackend,
      quarterdeckPolicy,
      serviceHealthBackend,
      logQueriesBackend,
      environmentsBackend,
      databaseServiceFactory,
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      schedulerServiceFactory,
      authOnBehalf,
      userInfoOfPeople,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: configOf(database.url, options.endpoint, options.rules ?? {}),
      }),
    ],
  });
  const as = (person: Person) => {
    const send = (
      method: 'get' | 'post' | 'delete',
      path: string,
      body?: object,
    ) =>
      request(backend.server)
        [method](`/api${path}`)
        .set('Authorization', tokenOf(person))
        .send(body);
    return {
      get: (path: string) => send('get', path),
      post: (path: string, body: object) => send('post', path, body),
      delete: (path: string) => send('delete', path),
    };
  };
  return {
    as,
    async stop() {
      await backend.stop();
      await database.destroy();
    },
  };
}

function configOf(connection: string, endpoint: string, rules: JsonObject) {
  const often = { frequency: { seconds: 5 }, timeout: { minutes: 1 } };
  return {
    backend: {
      baseUrl: 'http://localhost:0',
      database: {
        client: 'pg',
        connection,
        pluginDivisionMode: 'schema',
      },
    },
    catalog: {
      processingInterval: { minutes: 30 },
      providers: { awsEnvironments: { schedule: often } },
    },
    permission: { enabled: true },
    aws: {
      accounts: [
        {
          accountId: ACCOUNT_ID,
          accessKeyId: ACCOUNT_ID,
          secretAccessKey: 'simulated',
        },
      ],
    },
    quarterdeck: {
      aws: { endpoint, regions: ['us-east-1'] },
      permissions: {
        admins: ['platform'],
        operators: ['on-call'],
        approvers: ['tech-leads'],
        rules,
      },
      environments: {
        approval: { stages: ['production'] },
        delegation: { check: false },
      },
    },
    serviceHealth: {
      fleet: { refreshSeconds: 5 },
      actions: { enabled: ['set-desired-count'] },
    },
  };
}

/** Entities that no file has. */
function provider(entities: Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-entities',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'test',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({ entity })),
              }),
          });
        },
      });
    },
  });
}
