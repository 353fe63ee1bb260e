import type { Knex } from 'knex';

/** Who might work on a deployment from when on, and until when. */
export interface LeaseChange {
  deploymentId: string;
  environmentId: string;
  /** Such as `host/<pid>/<uuid>`; null when nobody might. */
  holder: string | null;
  token: number;
  /** By the database's clock. */
  at: Date;
  expiresAt: Date | null;
}

const HISTORY = 'lease_history';

/** Has the database itself write down each change of a lease. */
export async function keepLeaseHistory(knex: Knex): Promise<void> {
  await knex.schema.createTable(HISTORY, table => {
    table.increments('n');
    table.uuid('deploymentId');
    table.text('environmentId');
    table.text('holder');
    table.bigInteger('token');
    table.timestamp('at').defaultTo(knex.raw('clock_timestamp()'));
    table.timestamp('expiresAt');
  });
  await knex.raw(`
    CREATE FUNCTION keep_lease_history() RETURNS trigger AS $$
    BEGIN
      INSERT INTO lease_history
        ("deploymentId", "environmentId", holder, token, "expiresAt")
      VALUES (NEW.id, NEW.environment_id, NEW.lease_holder,
              NEW.fencing_token, NEW.lease_expires_at);
      RETURN NULL;
    END $$ LANGUAGE plpgsql
  `);
  await knex.raw(`
    CREATE TRIGGER keep_lease_history
    AFTER UPDATE OF lease_holder, fencing_token, lease_expires_at
    ON deployments FOR EACH ROW EXECUTE FUNCTION keep_lease_history()
  `);
}

/** In the order in which they took effect. */
export async function leaseHistory(knex: Knex): Promise<LeaseChange[]> {
  const rows = await knex(HISTORY).orderBy('n');
  return rows.map(row => ({ ...row, token: Number(row.token) }));
}
