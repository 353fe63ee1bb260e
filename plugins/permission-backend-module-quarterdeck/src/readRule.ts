import {
  environmentsPermissions,
  STAGES,
} from '@quarterdeck/plugin-environments-common';
import { type Holders, readHolders } from './holders';

/** Who has one permission. */
export interface Rule {
  /** Those of the table, where it does not say. */
  holders?: Holders;
  /** Who has it instead, for environments of some stages. */
  byStage?: Readonly<Record<string, Holders>>;
}

const DEFAULT = 'default';
const KEYS: readonly string[] = [...STAGES, DEFAULT];

/**
 * What `quarterdeck.permissions.rules` says of one permission: its holders, or
 * its holders by the stage of the environment.
 *
 * @throws TypeError for what cannot be meant.
 */
export function readRule(permission: string, value: unknown): Rule {
  if (!isObject(value)) return { holders: readHolders(permission, value) };
  if (!environmentsPermissions.some(({ name }) => name === permission)) {
    throw new TypeError(
      `quarterdeck.permissions.rules gives ${permission} by stage, which only the permissions of environments depend on`,
    );
  }
  const byStage: Record<string, Holders> = {};
  let holders: Holders | undefined;
  for (const [key, each] of Object.entries(value)) {
    if (!KEYS.includes(key)) {
      throw new TypeError(
        `quarterdeck.permissions.rules gives ${permission} for ${key}, which is none of ${KEYS.join(
          ', ',
        )}`,
      );
    }
    if (key === DEFAULT) holders = readHolders(permission, each);
    else byStage[key] = readHolders(permission, each);
  }
  return { holders, byStage };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
