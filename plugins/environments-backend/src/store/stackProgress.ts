import type { Knex } from 'knex';
import type { StackProgressRow } from './rows';

const STACK_PROGRESS_COLUMNS = [
  'deployment_id',
  'position',
  'stack_name',
  'region',
  'part',
  'action',
  'depends_on',
  'termination_protection',
  'status',
  'stack_status',
  'stack_id',
  'change_set_id',
  'last_event_before',
  'completed',
  'total',
  'failure',
  'started_at',
  'finished_at',
] as const satisfies readonly (keyof StackProgressRow)[];

/** How far the stacks of deployments are, without their templates. */
export async function stackProgress(
  knex: Knex,
  deploymentIds: readonly string[],
): Promise<StackProgressRow[]> {
  return knex<StackProgressRow>('deployment_stacks')
    .whereIn('deployment_id', deploymentIds)
    .orderBy('position')
    .select(STACK_PROGRESS_COLUMNS);
}
