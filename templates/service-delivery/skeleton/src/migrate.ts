import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { connection } from './database.ts';
import { logger } from './logger.ts';

/**
 * Runs as a task of its own before each deployment, as the database's owner:
 * brings the schema up to date, and gives the application a role that may read
 * and write its tables and nothing else.
 */
const client = new pg.Client(
  connection({
    user: required('DATABASE_ADMIN_USER'),
    password: required('DATABASE_ADMIN_PASSWORD'),
  }),
);

await client.connect();
try {
  await allowApplication(
    required('DATABASE_USER'),
    required('DATABASE_PASSWORD'),
  );
  await runner({
    dbClient: client,
    dir: 'migrations',
    direction: 'up',
    migrationsTable: 'schema_migrations',
    singleTransaction: true,
    logger: {
      debug: message => logger.debug(message),
      info: message => logger.info(message),
      warn: message => logger.warn(message),
      error: message => logger.error(message),
    },
  });
  logger.info('migrated');
} finally {
  await client.end();
}

/** Creates the role, or gives it the password that the secret has by now. */
async function allowApplication(user: string, password: string) {
  const schema = process.env.DATABASE_SCHEMA ?? 'public';
  const [role, namespace] = [user, schema].map(pg.escapeIdentifier);
  const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [
    user,
  ]);
  await client.query(
    `${
      known.rowCount ? 'ALTER' : 'CREATE'
    } ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`,
  );
  await client.query(`GRANT USAGE ON SCHEMA ${namespace} TO ${role}`);
  for (const [kind, rights] of [
    ['TABLES', 'SELECT, INSERT, UPDATE, DELETE'],
    ['SEQUENCES', 'USAGE, SELECT'],
  ]) {
    await client.query(
      `GRANT ${rights} ON ALL ${kind} IN SCHEMA ${namespace} TO ${role}`,
    );
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${namespace} GRANT ${rights} ON ${kind} TO ${role}`,
    );
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
