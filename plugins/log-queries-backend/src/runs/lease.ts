import type { Knex } from 'knex';

const LEASE_SECONDS = 15;

/**
 * The columns that give a run to whoever has the token, for a while. Time is
 * the database's.
 */
export function leaseColumns(knex: Knex, token: string | null) {
  return {
    lease_token: token,
    lease_until: knex.raw(`now() + interval '${LEASE_SECONDS} seconds'`),
  };
}
