import { createTestDatabase } from '@quarterdeck/test-support';
import createKnex, { type Knex } from 'knex';
import { DatabaseLine } from './survival/DatabaseLine';

const LOOK_EVERY_MS = 50;

/** A database, and the line by which one replica reaches it. */
export interface BrittleDatabase {
  /** As everybody else reaches it. */
  knex: Knex;
  /** By way of the line. */
  theirs: Knex;
  line: DatabaseLine;
  /** Until the server is at work on a query of these words. */
  underWay(query: string): Promise<void>;
  stop(): Promise<void>;
}

/** As Node.js says that nobody listens there: AWS or a database. */
export function connectionRefused(): Error {
  return Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
    code: 'ECONNREFUSED',
  });
}

/** @param options - `connections`: how many the replica has, at most. */
export async function startBrittleDatabase(options: {
  connections: number;
}): Promise<BrittleDatabase> {
  const database = await createTestDatabase();
  const line = await DatabaseLine.to(database.url);
  const theirs = createKnex({
    client: 'pg',
    connection: line.url,
    acquireConnectionTimeout: 1_000,
    // That the line is cut is no news here.
    log: { error: () => undefined, warn: () => undefined },
    pool: { min: 0, max: options.connections },
  });
  return {
    knex: database.knex,
    theirs,
    line,
    async underWay(query) {
      const atWork = () =>
        database
          .knex('pg_stat_activity')
          .where({ state: 'active', query })
          .first('pid');
      while ((await atWork()) === undefined) {
        await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
    async stop() {
      await theirs.destroy();
      line.close();
      await database.destroy();
    },
  };
}
