import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import serviceHealthPlugin from '..';
import { dropDatabases, emptyDatabase } from '../__testUtils__/startPortal';

jest.setTimeout(60_000);
afterAll(dropDatabases);

const TARGET = 'arn:aws:ecs:us-east-1:123456789012:service/shop/web';
const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    annotations: { [AWS_ANNOTATIONS.ecsServiceArn]: TARGET },
  },
};

async function startPrograms(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const registry = actionsRegistryServiceMock();
  await startTestBackend({
    features: [
      serviceHealthPlugin,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => registry,
      }),
      catalogServiceMock.factory({ entities: [shop] }),
      mockServices.database.factory({ knex: await emptyDatabase() }),
      mockServices.permissions.factory({ result }),
      mockServices.rootSystemMetadata.factory(),
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
          // Nothing listens there.
          quarterdeck: { aws: { endpoint: 'http://127.0.0.1:1' } },
        },
      }),
    ],
  });
  const credentials = mockCredentials.user();
  return {
    list: () => registry.list(),
    invoke: (name: string, input: { [key: string]: string }) =>
      registry.invoke({
        id: `test:${name}`,
        input,
        credentials,
      }),
  };
}

it('says of each whether it only reads', async () => {
  const { actions } = await (await startPrograms()).list();
  expect(
    actions.map(({ name, attributes }) => [
      name,
      attributes.readOnly,
      attributes.destructive,
    ]),
  ).toEqual([
    ['get-service-health', true, false],
    ['list-service-fleet', true, false],
    ['get-service-health-history', true, false],
    ['take-service-action', false, true],
  ]);
});

it('answers as the pages do', async () => {
  const programs = await startPrograms();
  const entityRef = 'component:default/shop';
  expect(
    (await programs.invoke('get-service-health', { entityRef })).output,
  ).toMatchObject({
    report: {
      entityRef,
      verdict: { status: 'unknown' },
      readings: { ecs: [{ problem: { kind: 'unreachable' } }] },
    },
  });
  expect(
    (await programs.invoke('get-service-health-history', { entityRef })).output,
  ).toMatchObject({ history: { entityRef, stoppedTasks: [] } });
  expect(
    (await programs.invoke('list-service-fleet', {})).output,
  ).toMatchObject({ rows: expect.any(Array) });
});

it('has the same permissions', async () => {
  const programs = await startPrograms(AuthorizeResult.DENY);
  const entityRef = 'component:default/shop';
  for (const name of ['get-service-health', 'get-service-health-history']) {
    await expect(programs.invoke(name, { entityRef })).rejects.toThrow(
      'service-health.read',
    );
  }
  await expect(programs.invoke('list-service-fleet', {})).rejects.toThrow(
    'service-health.read',
  );
  await expect(
    programs.invoke('take-service-action', {
      entityRef,
      action: 'force-deployment',
      target: TARGET,
      reason: 'It answers too slowly',
    }),
  ).rejects.toThrow('is switched off');
});
