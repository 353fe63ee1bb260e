import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { TooManyTailsError } from '../guard/refusals';
import { lock } from '../runs/tables';

const TABLE = 'log_query_tails';

/** A replica that dies frees its live tails after so long. */
const HELD_SECONDS = 60;

/** The live tails that are open, over all replicas. */
export class TailSlots {
  constructor(
    private readonly knex: Knex,
    private readonly maxPerUser: number,
  ) {}

  /**
   * @returns the id of the place, to hold and to give back
   * @throws TooManyTailsError
   */
  async take(openedBy: string): Promise<string> {
    return this.knex.transaction(async trx => {
      await lock(trx, `tails/${openedBy}`);
      await trx(TABLE).where('open_until', '<', trx.fn.now()).delete();
      const [{ count }] = await trx(TABLE)
        .where('opened_by', openedBy)
        .count<{ count: string }[]>('* as count');
      if (Number(count) >= this.maxPerUser) {
        throw new TooManyTailsError(this.maxPerUser);
      }
      const id = randomUUID();
      await trx(TABLE).insert({
        id,
        opened_by: openedBy,
        open_until: this.later(),
      });
      return id;
    });
  }

  /** To be done more often than every {@link HELD_SECONDS}. */
  async hold(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).update({ open_until: this.later() });
  }

  async giveBack(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).delete();
  }

  private later(): Knex.Raw {
    return this.knex.raw("now() + ? * interval '1 second'", [HELD_SECONDS]);
  }
}
