import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import { environmentsPermissions } from '@quarterdeck/plugin-environments-common';
import { logQueriesPermissions } from '@quarterdeck/plugin-log-queries-common';
import { serviceHealthPermissions } from '@quarterdeck/plugin-service-health-common';
import { QuarterdeckPolicy } from './policy';
import { readRoles } from './roles';
import { readRules, TABLE, UNLISTED, usualHolder } from './rules';

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
  rules: JsonObject = {},
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
    {},
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

it('gives a permission to any of several', async () => {
  const rules = { 'environments.deploy': ['owner', 'operators'] };
  const deploy = named('environments.deploy');
  expect(await decide(deploy, ['group:default/sre'], rules)).toEqual(ALLOW);
  expect(await decide(deploy, [], rules)).toMatchObject({
    conditions: { rule: 'IS_OWNER' },
  });
  const nobody = { 'environments.deploy': [] };
  expect(await decide(deploy, ['group:default/sre'], nobody)).toEqual(DENY);
});

describe('by the stage of the environment', () => {
  const deploy = named('environments.deploy');
  const rules = {
    'environments.deploy': { production: 'operators', staging: 'everyone' },
  };
  const isStage = (...stages: string[]) =>
    expect.objectContaining({ rule: 'IS_STAGE', params: { stages } });
  const isOwner = expect.objectContaining({ rule: 'IS_OWNER' });
  const otherwise = {
    allOf: [{ not: isStage('production', 'staging') }, isOwner],
  };

  it('a permission is for who has it there, and for the usual elsewhere', async () => {
    expect(await decide(deploy, [], rules)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { anyOf: [isStage('staging'), otherwise] },
    });
    expect(await decide(deploy, ['group:default/sre'], rules)).toMatchObject({
      conditions: {
        anyOf: [isStage('production'), isStage('staging'), otherwise],
      },
    });
  });

  it('a permission that is the same everywhere depends on no stage', async () => {
    const same = (holder: string) => ({
      'environments.deploy': { production: holder, default: holder },
    });
    expect(await decide(deploy, [], same('everyone'))).toEqual(ALLOW);
    expect(await decide(deploy, [], same('operators'))).toEqual(DENY);
  });

  it.each<[string, JsonObject, RegExp]>([
    [
      'a permission for no environment',
      { 'log-queries.run': { production: 'owner' } },
      /log-queries.run by stage, which only/,
    ],
    [
      'a stage that there is not',
      { 'environments.plan': { prod: 'owner' } },
      /for prod, which is none of development, staging, production, default/,
    ],
    [
      'a holder that there is not',
      { 'environments.plan': { production: ['owner', 'boss'] } },
      /environments.plan to boss, who is none of/,
    ],
  ])('refuses %s', async (_, wrong, message) => {
    await expect(decide(deploy, [], wrong)).rejects.toThrow(message);
  });
});

it('leaves it to who has started a task to cancel it', async () => {
  const cancel = createPermission({
    name: 'scaffolder.task.cancel',
    attributes: {},
    resourceType: 'scaffolder-task',
  });
  expect(await decide(cancel)).toMatchObject({
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'scaffolder',
    conditions: {
      rule: 'IS_TASK_OWNER',
      params: { createdBy: ['user:default/ada'] },
    },
  });
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
      attributes.action !== 'read' && !Object.hasOwn(TABLE, name),
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
    [...new Set([...OURS.map(({ name }) => name), ...Object.keys(TABLE)])].map(
      name => [
        name,
        usualHolder(
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
