import type { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { type Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import serviceHealthPlugin from '..';
import { emptyDatabase } from './startPortal';

/** Who asks, unless told otherwise. */
export const CALLER = mockCredentials.user().principal.userEntityRef;

/** As the catalog has it when somebody owns it. */
export function ownedBy(owner: string, entity: Entity): Entity {
  return {
    ...entity,
    relations: [{ type: RELATION_OWNED_BY, targetRef: owner }],
  };
}

/** A backend with this plugin, and what it wrote into the audit log. */
export async function startActionsPortal(
  endpoint: string,
  entity: Entity,
  options: {
    actions?: { enabled?: string[]; groups?: string[] };
    /** The permissions that the policy refuses. */
    denied?: string[];
  } = {},
) {
  const audit: { stage: string; meta: object }[] = [];
  const { denied = [] } = options;
  const knex = await emptyDatabase();
  const { server } = await startTestBackend({
    features: [
      serviceHealthPlugin,
      catalogServiceMock.factory({ entities: [entity] }),
      mockServices.database.factory({ knex }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.auditor.mock({
        createEvent: async ({
          meta = {},
        }: AuditorServiceCreateEventOptions) => {
          audit.push({ stage: 'initiated', meta });
          return {
            success: async () => void audit.push({ stage: 'succeeded', meta }),
            fail: async ({ error }) =>
              void audit.push({
                stage: 'failed',
                meta: { ...meta, error: error.message },
              }),
          };
        },
      }).factory,
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(
            ({
              permission,
            }): PolicyDecision & {
              result: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
            } => ({
              result: denied.includes(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            }),
          ),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: [
              {
                accountId: '123456789012',
                accessKeyId: '123456789012',
                secretAccessKey: 'simulated',
              },
            ],
          },
          quarterdeck: { aws: { endpoint } },
          serviceHealth: {
            actions: options.actions ?? {
              enabled: [
                'force-deployment',
                'roll-back-deployment',
                'stop-task',
                'set-desired-count',
                'mute-alarm',
              ],
            },
          },
        },
      }),
    ],
  });
  const { kind, metadata } = entity;
  const path = `/api/service-health/entities/${kind}/default/${metadata.name}`;
  return {
    audit,
    knex,
    offers: () => request(server).get(`${path}/actions`),
    take: (id: string, body: object) =>
      request(server).post(`${path}/actions/${id}`).send(body),
    report: async () => (await request(server).get(path)).body,
  };
}
