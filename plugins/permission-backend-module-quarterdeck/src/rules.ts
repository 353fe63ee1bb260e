import type { Config } from '@backstage/config';

const HOLDERS = ['everyone', 'owner', 'operators', 'approvers'] as const;

/**
 * Who has a permission.
 *
 * - `everyone`: whoever has signed in
 * - `owner`: whoever owns the entity or the environment that it is for
 * - `operators`, `approvers`: the members of that role
 *
 * Administrators have every permission.
 */
export type Holder = (typeof HOLDERS)[number];

/** Who has which permission, by its name. */
export type Rules = Readonly<Record<string, Holder>>;

/** What is not in the table, by what it does. */
export const UNLISTED: Record<'read' | 'change', Holder> = {
  read: 'everyone',
  change: 'operators',
};

/** Who has which permission. */
export const RULES: Rules = {
  'catalog.entity.create': 'everyone',
  'catalog.entity.refresh': 'everyone',
  'catalog.entity.validate': 'everyone',
  'catalog.location.create': 'everyone',
  'catalog.location.analyze': 'everyone',
  'catalog.entity.delete': 'owner',
  'catalog.location.delete': 'operators',
  'catalog.ingestion.read': 'operators',
  'catalog.ingestion.manage': 'operators',

  'scaffolder.action.execute': 'everyone',
  'scaffolder.task.create': 'everyone',
  'scaffolder.task.cancel': 'everyone',
  'scaffolder.template.dry-run': 'everyone',
  'scaffolder.template.management': 'everyone',

  'environments.plan': 'everyone',
  'environments.deploy': 'owner',
  'environments.destroy': 'owner',
  'environments.approve': 'approvers',

  'service-health.operate': 'operators',
  'service-health.force-deployment': 'owner',
  'service-health.roll-back-deployment': 'owner',
  'service-health.stop-task': 'owner',
  'service-health.set-desired-count': 'owner',
  'service-health.mute-alarm': 'owner',

  'log-queries.run': 'everyone',
  'log-queries.entity.run': 'everyone',
  'log-queries.save': 'operators',
  'log-queries.delete': 'operators',
  'log-queries.entity.save': 'owner',
  'log-queries.entity.delete': 'owner',
};

/**
 * The table with what `quarterdeck.permissions.rules` has otherwise.
 *
 * @throws TypeError for somebody who is none of the holders.
 */
export function readRules(config: Config): Rules {
  const own = config.getOptional<Record<string, unknown>>(
    'quarterdeck.permissions.rules',
  );
  const rules: Record<string, Holder> = { ...RULES };
  for (const [name, holder] of Object.entries(own ?? {})) {
    if (!isHolder(holder)) {
      throw new TypeError(
        `quarterdeck.permissions.rules gives ${name} to ${holder}, who is none of ${HOLDERS.join(
          ', ',
        )}`,
      );
    }
    rules[name] = holder;
  }
  return rules;
}

/** Who has a permission, listed or not. */
export function holderOf(
  permission: { name: string; attributes: { action?: string } },
  rules: Rules = RULES,
): Holder {
  const { name, attributes } = permission;
  if (Object.hasOwn(rules, name)) return rules[name];
  return UNLISTED[attributes.action === 'read' ? 'read' : 'change'];
}

function isHolder(value: unknown): value is Holder {
  return HOLDERS.some(holder => holder === value);
}
