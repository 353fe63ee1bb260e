import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import request from 'supertest';
import { logQueriesPlugin } from '../plugin';

export const ACCOUNT = '123456789012';

type Decision = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

interface Asked {
  permission: { name: string };
  resourceRef?: string;
}

/** The plugin over a database of its own, for tests through its routes. */
export async function startPortal(options: {
  endpoint: string;
  entities: Entity[];
  logQueries?: Record<string, object | number | boolean>;
}) {
  const database = await createTestDatabase();
  const audit = mockServices.auditor.mock();
  const permissions = mockServices.permissions.mock();
  const actions = actionsRegistryServiceMock();
  audit.createEvent.mockResolvedValue({
    success: async () => {},
    fail: async () => {},
  });
  const backend = await startTestBackend({
    features: [
      logQueriesPlugin,
      mockServices.database.factory({ knex: database.knex }),
      mockServices.rootSystemMetadata.factory(),
      audit.factory,
      permissions.factory,
      actionsRegistryServiceMock.mock({
        register: options_ => actions.register(options_),
      }).factory,
      catalogServiceMock.factory({ entities: options.entities }),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: [
              {
                accountId: ACCOUNT,
                accessKeyId: ACCOUNT,
                secretAccessKey: 'simulated',
              },
            ],
          },
          quarterdeck: {
            aws: { endpoint: options.endpoint, regions: ['us-east-1'] },
            logQueries: { ...options.logQueries },
          },
        },
      }),
    ],
  });
  const url = (path: string) => `/api/log-queries${path}`;
  return {
    audit,
    actions,
    knex: database.knex,
    url: (path: string) =>
      `http://127.0.0.1:${backend.server.port()}${url(path)}`,
    get: (path: string) => request(backend.server).get(url(path)),
    post: (path: string, body?: object) =>
      request(backend.server).post(url(path)).send(body),
    put: (path: string, body?: object) =>
      request(backend.server).put(url(path)).send(body),
    delete: (path: string) => request(backend.server).delete(url(path)),
    /** What the policy says to each question; all is allowed at first. */
    decide(decision: (asked: Asked) => Decision) {
      permissions.authorize.mockImplementation(async asked =>
        asked.map(each => ({ result: decision(each) })),
      );
      permissions.authorizeConditional.mockImplementation(async asked =>
        asked.map(each => ({ result: decision(each) })),
      );
    },
    async stop() {
      await backend.stop();
      await database.destroy();
    },
  };
}

export type TestPortal = Awaited<ReturnType<typeof startPortal>>;

export const allow = (): Decision => AuthorizeResult.ALLOW;

/** Says no to these permissions, and for these entities. */
export function denying(...names: string[]): (asked: Asked) => Decision {
  return ({ permission, resourceRef }) =>
    names.includes(permission.name) ||
    names.includes(`${permission.name} ${resourceRef}`)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW;
}
