import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { environmentsPermissions } from '@quarterdeck/plugin-environments-common';
import { logQueriesPermissions } from '@quarterdeck/plugin-log-queries-common';
import { serviceHealthPermissions } from '@quarterdeck/plugin-service-health-common';
import { QuarterdeckPolicy } from './policy';
import { readRoles } from './roles';
import { holderOf, readRules, RULES, UNLISTED } from './rules';

const OURS: Permission[] = [
  ...environmentsPermissions,
  ...logQueriesPermissions,
  ...serviceHealthPermissions,
];
const named = (name: string): Permission => {
  const found = OURS.find(permission => permission.name === name);
  if (!found) throw new Error(`There is no permission ${name}`);
  return found;
};

/** What the policy decides for somebody of these groups. */
async function decide(
  permission: Permission,
  groups: string[] = [],
  rules: Record<string, string> = {},
) {
  const claims = ['user:default/ada', ...groups];
  const config = mockServices.rootConfig({
    data: {
      quarterdeck: {
        permissions: {
          admins: ['platform'],
          operators: ['group:default/sre'],
          approvers: ['Leads'],
          rules,
        },
      },
    },
  });
  const policy = new QuarterdeckPolicy(
    readRoles(config),
    mockServices.userInfo.mock({
      getUserInfo: async () => ({
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: claims,
      }),
    }),
    readRules(config),
  );
  return policy.handle(
    { permission },
    {
      credentials: mockCredentials.user('user:default/ada'),
      info: { userEntityRef: 'user:default/ada', ownershipEntityRefs: claims },
    },
  );
}

const ALLOW = { result: AuthorizeResult.ALLOW };
const DENY = { result: AuthorizeResult.DENY };

it('lets nobody in who has not signed in', async () => {
  const policy = new QuarterdeckPolicy(
    readRoles(mockServices.rootConfig()),
    mockServices.userInfo(),
    RULES,
  );
  for (const permission of OURS) {
    expect(await policy.handle({ permission })).toEqual(DENY);
  }
});

it.each(['service-health.read', 'environments.read', 'log-queries.read'])(
  'lets whoever has signed in %s',
  async name => {
    expect(await decide(named(name))).toEqual(ALLOW);
  },
);

it.each([
  'service-health.force-deployment',
  'service-health.mute-alarm',
  'log-queries.entity.save',
])('leaves it to the owner of the entity to %s', async name => {
  expect(await decide(named(name), ['group:default/checkout'])).toEqual({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      resourceType: 'catalog-entity',
      rule: 'IS_ENTITY_OWNER',
      params: { claims: ['user:default/ada', 'group:default/checkout'] },
    },
  });
});

it.each(['environments.deploy', 'environments.destroy'])(
  'leaves it to the owner of the environment to %s',
  async name => {
    expect(await decide(named(name))).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'environments',
      conditions: { params: { claims: ['user:default/ada'] } },
    });
  },
);

it.each([
  ['service-health.operate', 'group:default/sre'],
  ['log-queries.delete', 'group:default/sre'],
  ['environments.approve', 'group:default/leads'],
])('gives %s to %s alone', async (name, group) => {
  expect(await decide(named(name), ['group:default/checkout'])).toEqual(DENY);
  expect(await decide(named(name), [group])).toEqual(ALLOW);
});

it('lets an administrator do everything', async () => {
  for (const permission of OURS) {
    expect(await decide(permission, ['group:default/platform'])).toEqual(ALLOW);
  }
});

it('gives a permission to whom the configuration says', async () => {
  const read = named('log-queries.entity.read');
  expect(await decide(read)).toEqual(ALLOW);
  expect(
    await decide(read, [], { 'log-queries.entity.read': 'owner' }),
  ).toMatchObject({ result: AuthorizeResult.CONDITIONAL });
  await expect(
    decide(read, [], { 'log-queries.entity.read': 'nobody' }),
  ).rejects.toThrow(/log-queries.entity.read to nobody, who is none of/);
});

it('gives what it does not know to readers and operators', async () => {
  const read = createPermission({
    name: 'other.read',
    attributes: { action: 'read' },
  });
  const change = createPermission({ name: 'other.change', attributes: {} });
  expect(await decide(read)).toEqual(ALLOW);
  expect(await decide(change)).toEqual(DENY);
  expect(await decide(change, ['group:default/sre'])).toEqual(ALLOW);
});

it('has an opinion on everything of ours that is not read', () => {
  const unlisted = OURS.filter(
    ({ name, attributes }) =>
      attributes.action !== 'read' && !Object.hasOwn(RULES, name),
  );
  expect(unlisted.map(({ name }) => name)).toEqual([]);
});

it('is what the documentation says', () => {
  const page = readFileSync(
    path.resolve(__dirname, '../../../docs/production.md'),
    'utf8',
  );
  const rows = new Map(
    [...page.matchAll(/^\| `([a-z.-]+)` +\| (\w+) +\|/gm)].map(
      ([, name, holder]) => [name, holder],
    ),
  );
  const expected = new Map(
    [...new Set([...OURS.map(({ name }) => name), ...Object.keys(RULES)])].map(
      name => [
        name,
        holderOf(
          OURS.find(permission => permission.name === name) ?? {
            name,
            attributes: {},
          },
        ),
      ],
    ),
  );
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(expected));
  expect(UNLISTED).toEqual({ read: 'everyone', change: 'operators' });
});
