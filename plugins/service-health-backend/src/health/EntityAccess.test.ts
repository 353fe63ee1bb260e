import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { CatalogEntities } from './catalogEntities';
import { EntityAccess } from './EntityAccess';

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'shop', namespace: 'default' },
};
const REF = 'resource:default/shop';
const ada = mockCredentials.user('user:default/ada');
const bob = mockCredentials.user('user:default/bob');

function setUp() {
  const clock = { now: Date.parse('2026-11-22T09:00:00Z') };
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  });
  const catalog = catalogServiceMock.mock({
    getEntityByRef: async ref => (ref === REF ? shop : undefined),
  });
  const access = new EntityAccess({
    auth: mockServices.auth(),
    catalog: new CatalogEntities(catalog),
    permissions,
    now: () => clock.now,
  });
  const pass = (ms: number) => {
    clock.now += ms;
  };
  return { access, catalog, permissions, pass };
}

it('asks the policy and the catalog once for a user who looks often', async () => {
  const { access, catalog, permissions } = setUp();
  const looks = Array.from({ length: 10 }, () => access.entity(REF, ada));
  expect(await Promise.all(looks)).toEqual(looks.map(() => shop));
  expect(await access.entity(REF, ada)).toBe(shop);
  expect(permissions.authorize).toHaveBeenCalledTimes(1);
  expect(catalog.getEntityByRef).toHaveBeenCalledTimes(1);
});

it('asks for each user, and as that user', async () => {
  const { access, catalog } = setUp();
  await access.entity(REF, ada);
  await access.entity(REF, bob);
  expect(
    catalog.getEntityByRef.mock.calls.map(([, options]) => options),
  ).toEqual([{ credentials: ada }, { credentials: bob }]);
});

it('asks for a service each time', async () => {
  const { access, catalog } = setUp();
  await access.entity(REF, mockCredentials.service());
  await access.entity(REF, mockCredentials.service());
  expect(catalog.getEntityByRef).toHaveBeenCalledTimes(2);
});

it('does not keep a refusal', async () => {
  const { access, permissions } = setUp();
  permissions.authorize.mockResolvedValueOnce([
    { result: AuthorizeResult.DENY },
  ]);
  await expect(access.entity(REF, ada)).rejects.toThrow('service-health.read');
  expect(await access.entity(REF, ada)).toBe(shop);
});

it('does not keep that the catalog shows nothing', async () => {
  const { access, catalog } = setUp();
  catalog.getEntityByRef.mockResolvedValueOnce(undefined);
  await expect(access.entity(REF, ada)).rejects.toThrow('There is no entity');
  expect(await access.entity(REF, ada)).toBe(shop);
});

it('asks again after half a minute', async () => {
  const { access, permissions, pass } = setUp();
  await access.entity(REF, ada);
  permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
  pass(29_000);
  expect(await access.entity(REF, ada)).toBe(shop);
  pass(2_000);
  await expect(access.entity(REF, ada)).rejects.toThrow('service-health.read');
});
