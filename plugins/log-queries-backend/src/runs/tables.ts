import type { RunStatus } from '@quarterdeck/plugin-log-queries-common';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Knex } from 'knex';

export const RUNS = 'log_query_runs';
export const VIEWERS = 'log_query_run_viewers';

export const UNFINISHED: RunStatus[] = ['queued', 'running'];

/** The columns that say in which account and region a run is. */
export function place(target: AwsTarget) {
  return { account_id: target.accountId, region: target.region };
}

/** `pg` would write an array as a PostgreSQL array, not as JSON. */
export function json(knex: Knex, value: unknown): Knex.Raw {
  return knex.raw('?::jsonb', [JSON.stringify(value)]);
}

/** Waits until no other transaction, of any replica, holds the same name. */
export async function lock(trx: Knex, name: string): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [
    `log-queries/${name}`,
  ]);
}
