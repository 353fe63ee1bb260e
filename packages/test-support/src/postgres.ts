import { randomBytes } from 'node:crypto';
import path from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { type ChildServer, startChildServer } from './childServer';
import { repositoryRoot } from './repositoryRoot';

let ownServer: Promise<ChildServer> | undefined;
let databases = 0;

/**
 * An empty PostgreSQL database for one test file. `npm test` runs one server
 * for all of them (`QUARTERDECK_TEST_POSTGRES`); a single file that is run
 * alone starts its own, which ends with its last database.
 *
 * @public
 */
export async function createTestDatabase(): Promise<{
  knex: Knex;
  /** For another process. */
  url: string;
  /** Closes the connections and drops the database. */
  destroy(): Promise<void>;
}> {
  databases += 1;
  const server = await serverUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = knexFactory({ client: 'pg', connection: server });
  await admin.raw('CREATE DATABASE ??', [name]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const knex = knexFactory({ client: 'pg', connection: url.toString() });
  return {
    knex,
    url: url.toString(),
    async destroy() {
      await knex.destroy();
      await admin.raw('DROP DATABASE IF EXISTS ?? WITH (FORCE)', [name]);
      await admin.destroy();
      databases -= 1;
      if (databases > 0) return;
      await ownServer?.then(own => own.stop());
      ownServer = undefined;
    },
  };
}

async function serverUrl(): Promise<string> {
  const shared = process.env.QUARTERDECK_TEST_POSTGRES;
  if (shared) return shared;
  ownServer ??= startChildServer(
    path.join(repositoryRoot, 'scripts/postgres.mjs'),
  );
  return (await ownServer).url;
}
