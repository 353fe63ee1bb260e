import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import type { Knex } from 'knex';
import request from 'supertest';
import serviceHealthPlugin from '..';
import { emptyDatabase } from './startPortal';

export const ACCOUNTS = ['123456789012', '223456789012'];
const PATH = '/api/service-health/fleet';

function service(name: string, accountId = ACCOUNTS[0]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        [AWS_ANNOTATIONS.ecsServiceArn]: `arn:aws:ecs:us-east-1:${accountId}:service/${name}/${name}-service`,
        'quarterdeck/stage': 'production',
      },
    },
    spec: { type: 'aws-environment', owner: 'checkout' },
  };
}

export const SHOP = service('shop-production');
export const CHECKOUT = service('checkout-production');
export const ELSEWHERE = service('elsewhere', ACCOUNTS[1]);

type Decision = Awaited<
  ReturnType<
    ReturnType<typeof mockServices.permissions.mock>['authorizeConditional']
  >
>[number];

export const CONDITIONAL: Decision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [] },
  },
};

/** A portal that shows a fleet, or one of its replicas when it is given the other's database. */
export async function startFleetPortal(
  endpoint: string,
  options: {
    entities?: Entity[];
    knex?: Knex;
    /** How the policy decides about reading entities. */
    decision?: Decision;
    /** What the catalog shows to users, where the policy depends. */
    visible?: Entity[];
    refreshes?: boolean;
  } = {},
) {
  const { entities = [SHOP, CHECKOUT], visible = entities } = options;
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async requests =>
      requests.map(() => options.decision ?? { result: AuthorizeResult.ALLOW }),
  });
  const all = catalogServiceMock({ entities });
  const shown = catalogServiceMock({ entities: visible });
  const catalog = catalogServiceMock.mock({
    queryEntities: all.queryEntities.bind(all),
    getEntitiesByRefs: shown.getEntitiesByRefs.bind(shown),
  });
  const publish = jest.fn(async () => undefined);
  const tasks = new Map<string, () => Promise<void>>();
  const { server } = await startTestBackend({
    features: [
      serviceHealthPlugin,
      catalog.factory,
      permissions.factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish }),
      }),
      mockServices.scheduler.mock({
        async scheduleTask({ id, fn }) {
          tasks.set(id, async () => fn(new AbortController().signal));
        },
      }).factory,
      mockServices.database.factory({
        knex: options.knex ?? (await emptyDatabase()),
      }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: ACCOUNTS.map(accountId => ({
              accountId,
              accessKeyId: accountId,
              secretAccessKey: 'simulated',
            })),
          },
          quarterdeck: { aws: { endpoint } },
        },
      }),
    ],
  });
  const refresh = async () => tasks.get('service-health-fleet')?.();
  if (options.refreshes !== false) await refresh();
  return {
    refresh,
    publish,
    permissions,
    get: (headers: Record<string, string> = {}) =>
      request(server).get(PATH).set(headers),
  };
}
