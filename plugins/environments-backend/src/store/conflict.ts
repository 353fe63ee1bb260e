import { ConflictError } from '@backstage/errors';
import type { EnvironmentLocation } from '@quarterdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { Narrow } from '../permissions/Sight';
import type { DeploymentRow } from './rows';

/**
 * Who is at work on an environment, and since when, as a refusal of whoever comes
 * second.
 *
 * @param narrow - to what is seen by who comes second: of others they hear that
 * there is somebody.
 */
export async function conflictWith(
  knex: Knex,
  { environmentId, accountId, region }: EnvironmentLocation,
  narrow: Narrow,
): Promise<ConflictError> {
  const active: DeploymentRow | undefined = await knex<DeploymentRow>(
    'deployments',
  )
    .where({ environment_id: environmentId, account_id: accountId, region })
    .whereNull('finished_at')
    .modify(narrow)
    .first();
  const who = active
    ? `${active.requested_by} since ${active.created_at.toISOString()}`
    : 'somebody else';
  const what = active?.kind === 'destroy' ? 'taken down' : 'deployed';
  return new ConflictError(
    `${environmentId} in account ${accountId}, ${region}, is being ${what} by ${who}; wait until that is over, or cancel it`,
  );
}
