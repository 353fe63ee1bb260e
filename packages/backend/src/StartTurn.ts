import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Of all who start a portal; anything, but the same for all of them. */
const LOCK = 7_165_204_311;

/** PostgreSQL's `lock_not_available`. */
const WAITED_OUT = '55P03';
const MS_PER_SECOND = 1_000;

/**
 * The turn of one replica to start: a lock in the database, which is free again
 * as soon as its holder is gone.
 */
export class StartTurn {
  #held: Knex.Transaction | undefined;

  constructor(
    private readonly knex: Knex,
    private readonly logger: LoggerService,
    /** After that it starts all the same: who has the turn may be frozen. */
    private readonly patienceSeconds: number,
  ) {}

  /** Waits for it. */
  async take(): Promise<void> {
    const turn = await this.knex.transaction();
    try {
      await turn.raw(
        `set local lock_timeout = ${this.patienceSeconds * MS_PER_SECOND}`,
      );
      await turn.raw('select pg_advisory_xact_lock(?)', [LOCK]);
      this.#held = turn;
    } catch (error) {
      await turn.rollback();
      if ((error as { code?: string }).code !== WAITED_OUT) throw error;
      this.logger.warn(
        `Another replica has been starting for ${this.patienceSeconds} s; this one does not wait any longer`,
      );
    }
  }

  /** Lets the next one start. */
  async leave(): Promise<void> {
    const turn = this.#held;
    this.#held = undefined;
    // Where the connection is gone, so is the lock.
    await turn?.commit();
  }
}
