import type { Config } from '@backstage/config';
import type { Holder } from './holders';
import { readRule, type Rule } from './readRule';

/** Who has which permission, by its name, where it is not as in the table. */
export type Rules = Readonly<Record<string, Rule>>;

/** What is not in the table, by what it does. */
export const UNLISTED: Record<'read' | 'change', Holder> = {
  read: 'everyone',
  change: 'operators',
};

/** Who has which permission, where the configuration has no other. */
export const TABLE: Readonly<Record<string, Holder>> = {
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
  'scaffolder.task.cancel': 'owner',
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

/** What of a permission tells who has it. */
export interface Named {
  name: string;
  attributes: { action?: string };
}

/** Who has a permission by the table, listed or not. */
export function usualHolder({ name, attributes }: Named): Holder {
  if (Object.hasOwn(TABLE, name)) return TABLE[name];
  return UNLISTED[attributes.action === 'read' ? 'read' : 'change'];
}

/**
 * What `quarterdeck.permissions.rules` has otherwise than the table.
 *
 * @throws TypeError for what cannot be meant.
 */
export function readRules(config: Config): Rules {
  const own = config.getOptional<Record<string, unknown>>(
    'quarterdeck.permissions.rules',
  );
  return Object.fromEntries(
    Object.entries(own ?? {}).map(([name, value]) => [
      name,
      readRule(name, value),
    ]),
  );
}

/** Who has a permission. */
export function ruleOf(permission: Named, rules: Rules = {}): Required<Rule> {
  const { name } = permission;
  const rule = Object.hasOwn(rules, name) ? rules[name] : {};
  const { byStage = {}, holders = [usualHolder(permission)] } = rule;
  return { byStage, holders };
}
