import { randomUUID } from 'node:crypto';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Knex } from 'knex';
import { leaseColumns } from './lease';
import type { NewRun, RunRecord } from './record';
import { lock, place, RUNS, UNFINISHED } from './tables';

/**
 * The runs that wait, in PostgreSQL: replicas share the queue and with it the
 * limit of each account and region.
 */
export class RunQueue {
  constructor(private readonly knex: Knex) {}

  /** The accounts and regions in which runs wait. */
  async targets(): Promise<AwsTarget[]> {
    const records = await this.knex<RunRecord>(RUNS)
      .where('status', 'queued')
      .distinct('account_id', 'region');
    return records.map(record => ({
      accountId: record.account_id,
      region: record.region,
    }));
  }

  /** How many queued runs come before this one. */
  async ahead(record: RunRecord): Promise<number> {
    const queue = await idsInOrder(this.knex, {
      accountId: record.account_id,
      region: record.region,
    });
    return Math.max(0, queue.indexOf(record.id));
  }

  /**
   * Takes the next run of the queue, if the account has a free place.
   *
   * @param concurrency - how many may run in this account and region at once
   */
  async claimNext(
    target: AwsTarget,
    concurrency: number,
  ): Promise<RunRecord | undefined> {
    return this.knex.transaction(async trx => {
      await lockQueue(trx, target);
      const [{ count }] = await trx<RunRecord>(RUNS)
        .where({ ...place(target), status: 'running' })
        .count<{ count: string }[]>('* as count');
      if (Number(count) >= concurrency) return undefined;
      const [next] = await idsInOrder(trx, target, 1);
      if (!next) return undefined;
      const [record] = await trx<RunRecord>(RUNS)
        .where({ id: next, status: 'queued' })
        .update({ status: 'running', ...leaseColumns(trx, randomUUID()) })
        .returning('*');
      return record;
    });
  }

  /** Takes over the running runs that nobody follows any more. */
  async adoptAbandoned(): Promise<RunRecord[]> {
    const abandoned = this.knex<RunRecord>(RUNS)
      .select('id')
      .where('status', 'running')
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<', this.knex.fn.now()),
      )
      .forUpdate()
      .skipLocked();
    return this.knex<RunRecord>(RUNS)
      .whereIn('id', abandoned)
      .update(leaseColumns(this.knex, randomUUID()))
      .returning('*');
  }
}

/** Two replicas that count at the same time would both see a free place. */
export async function lockQueue(trx: Knex, target: AwsTarget): Promise<void> {
  await lock(trx, `${target.accountId}/${target.region}`);
}

/**
 * Everybody's first run comes before anybody's second: a run's turn is that
 * of what runs just now or, if it is later, the one after the last of the
 * same person. (Start-time fair queueing, which never goes back on an order.)
 */
export async function nextTurn(knex: Knex, run: NewRun): Promise<number> {
  const now = await knex<RunRecord>(RUNS)
    .where({ ...place(run), status: 'running' })
    .max<{ turn: number | null }[]>('turn as turn');
  const own = await knex<RunRecord>(RUNS)
    .where({ ...place(run), requested_by: run.requestedBy })
    .whereIn('status', UNFINISHED)
    .max<{ turn: number | null }[]>('turn as turn');
  return Math.max(now[0].turn ?? 0, (own[0].turn ?? -1) + 1);
}

/** Ids in the order in which they get a place. */
async function idsInOrder(
  knex: Knex,
  target: AwsTarget,
  limit?: number,
): Promise<string[]> {
  const query = knex<RunRecord>(RUNS)
    .where({ ...place(target), status: 'queued' })
    .orderBy(['turn', 'created_at', 'id'])
    .select('id');
  if (limit !== undefined) query.limit(limit);
  const records = await query;
  return records.map(record => record.id);
}
