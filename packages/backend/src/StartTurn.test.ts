import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase } from '@quarterdeck/test-support';
import knexFactory, { type Knex } from 'knex';
import { StartTurn } from './StartTurn';

jest.setTimeout(60_000);

describe('the turn to start', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let replicas: Knex[];

  beforeEach(async () => {
    database = await createTestDatabase();
    replicas = Array.from({ length: 3 }, () =>
      knexFactory({ client: 'pg', connection: database.url }),
    );
  });

  afterEach(async () => {
    await Promise.all(replicas.map(replica => replica.destroy()));
    await database.destroy();
  });

  const turnOf = (replica: Knex, patienceSeconds = 60) => {
    const logger = mockServices.logger.mock();
    return { logger, turn: new StartTurn(replica, logger, patienceSeconds) };
  };

  it('is that of one replica: an empty database is migrated once', async () => {
    const told: string[] = [];
    const batches = await Promise.all(
      replicas.map(async (replica, index) => {
        const { turn } = turnOf(replica);
        await turn.take();
        told.push(`${index} begins`);
        const [, migrated]: [number, string[]] = await replica.migrate.latest({
          directory: resolvePackagePath(
            '@quarterdeck/plugin-environments-backend',
            'migrations',
          ),
        });
        told.push(`${index} is done`);
        await turn.leave();
        return migrated.length;
      }),
    );
    expect(batches.filter(count => count > 0)).toHaveLength(1);
    const order = told.map(line => line.slice(0, 1));
    expect(order).toHaveLength(6);
    for (const index of [0, 2, 4]) expect(order[index]).toBe(order[index + 1]);
  });

  it('is not waited for when the one who has it does not come on', async () => {
    const frozen = turnOf(replicas[0]);
    await frozen.turn.take();
    const next = turnOf(replicas[1], 0.1);
    await next.turn.take();
    expect(next.logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/does not wait any longer/),
    );
    await next.turn.leave();
    await frozen.turn.leave();
    const last = turnOf(replicas[2]);
    await last.turn.take();
    await last.turn.leave();
    expect(last.logger.warn).not.toHaveBeenCalled();
  });

  it('is the next one’s when the connection of the holder is gone', async () => {
    const dying = turnOf(replicas[0]);
    await dying.turn.take();
    await database.knex.raw(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    );
    const next = turnOf(replicas[1]);
    await next.turn.take();
    await next.turn.leave();
    await expect(dying.turn.leave()).resolves.toBeUndefined();
  });
});
