import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import {
  type EntityLogs,
  type LogQueriesOperation,
  readEntityLogs,
} from '@quarterdeck/plugin-log-queries-common';
import type { EntityReader } from '../entity/EntityReader';
import type { Access } from './Access';

/** Log groups that somebody wants something of. */
export interface WantedLogs extends AwsTarget {
  entityRef?: string;
  /** Left out: those of the entity. */
  logGroupNames?: string[];
}

/**
 * For log groups that an entity names as its own, in its own account and
 * region, the entity's permission is enough; for others the general one is
 * needed.
 *
 * @returns the log groups
 * @throws NotAllowedError, NotFoundError when there is no such entity
 */
export async function requireForLogs(
  wanted: WantedLogs,
  operation: LogQueriesOperation,
  credentials: BackstageCredentials,
  { access, entities }: { access: Access; entities: EntityReader },
): Promise<string[]> {
  const { entityRef } = wanted;
  const logs = entityRef
    ? readEntityLogs(await entities.get(entityRef, credentials))
    : undefined;
  const names = wanted.logGroupNames ?? logs?.logGroupNames ?? [];
  await access.require(
    credentials,
    operation,
    logs && areItsOwn(logs, wanted, names) ? entityRef : undefined,
  );
  return names;
}

/** Whether an entity names all of these log groups as its own. */
export function areItsOwn(
  logs: EntityLogs,
  { accountId, region }: AwsTarget,
  logGroupNames: readonly string[],
): boolean {
  return (
    (logs.accountId ?? accountId) === accountId &&
    (logs.region ?? region) === region &&
    logGroupNames.every(name => logs.logGroupNames.includes(name))
  );
}
