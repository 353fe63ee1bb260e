import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import {
  type RunProblem,
  type RunRow,
  type RunStatus,
} from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';
import type { NewRun, RunRecord } from './record';
import { packRows, readRows, writeRows } from './RowChunks';

const TABLE = 'log_query_runs';
const LEASE_SECONDS = 15;
const UNFINISHED: RunStatus[] = ['queued', 'running'];

/** A change to a run by whoever follows it. */
export interface RunChange {
  aws_query_id?: string;
  records_matched?: number;
  records_scanned?: number;
  bytes_scanned?: number;
  columns?: string[];
  truncated?: boolean;
  problem?: RunProblem | null;
  /** A final status also ends the lease. */
  status?: RunStatus;
  /** Rows to add, or with a new generation, to put in place of all others. */
  rows?: { generation: number; firstIndex: number; added: RunRow[] };
}

/** Which runs to list, newest first. */
export interface RunFilter {
  entityRef?: string;
  queryId?: string;
  requestedBy?: string;
  /** Id of the last run of the page before. */
  before?: string;
  limit: number;
}

/**
 * Runs in PostgreSQL. The database is the queue, too: replicas share it and
 * with it the limit of each account.
 *
 * @remarks
 * A running run belongs to whoever holds its lease. Every write of a holder
 * renews the lease and is refused once another token is there, so that a
 * stalled replica cannot write over its successor. Time is the database's.
 */
export class RunStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Puts a run into the queue, or gives the one of the same person and
   * idempotency key.
   */
  async add(run: NewRun): Promise<{ record: RunRecord; isNew: boolean }> {
    const [record] = await this.knex.transaction(async trx => {
      await lockQueue(trx, run);
      return trx<RunRecord>(TABLE)
        .insert({
          id: randomUUID(),
          idempotency_key: run.idempotencyKey ?? null,
          query_id: run.queryId ?? null,
          query_name: run.queryName ?? null,
          query_string: run.queryString,
          log_group_names: this.json(run.logGroupNames),
          account_id: run.accountId,
          region: run.region,
          entity_ref: run.entityRef ?? null,
          range_from: new Date(run.range.from),
          range_to: new Date(run.range.to),
          requested_range: this.json(run.requestedRange),
          requested_by: run.requestedBy,
          status: 'queued',
          turn: await this.nextTurn(trx, run),
          created_at: new Date(),
        })
        .onConflict(['requested_by', 'idempotency_key'])
        .ignore()
        .returning('*');
    });
    if (record) return { record, isNew: true };
    const existing = await this.knex<RunRecord>(TABLE)
      .where({
        requested_by: run.requestedBy,
        idempotency_key: run.idempotencyKey ?? null,
      })
      .first();
    if (!existing) throw new NotFoundError('The run has just been removed');
    return { record: existing, isNew: false };
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<RunRecord> {
    const record = await this.knex<RunRecord>(TABLE).where({ id }).first();
    if (!record) throw new NotFoundError(`There is no run ${id}`);
    return record;
  }

  async list(filter: RunFilter): Promise<RunRecord[]> {
    const query = this.knex<RunRecord>(TABLE)
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(filter.limit);
    if (filter.entityRef) query.where('entity_ref', filter.entityRef);
    if (filter.queryId) query.where('query_id', filter.queryId);
    if (filter.requestedBy) query.where('requested_by', filter.requestedBy);
    if (filter.before) {
      query.whereRaw(
        '(created_at, id) < (SELECT created_at, id FROM ?? WHERE id = ?)',
        [TABLE, filter.before],
      );
    }
    return query;
  }

  async remove(id: string): Promise<void> {
    await this.knex<RunRecord>(TABLE).where({ id }).delete();
  }

  /** Forgets finished runs that are older. Gives how many. */
  async removeOlderThan(days: number): Promise<number> {
    return this.knex<RunRecord>(TABLE)
      .whereNotIn('status', UNFINISHED)
      .whereRaw("created_at < now() - ? * interval '1 day'", [days])
      .delete();
  }

  /** The accounts and regions in which runs wait. */
  async targetsWithQueue(): Promise<AwsTarget[]> {
    const records = await this.knex<RunRecord>(TABLE)
      .where('status', 'queued')
      .distinct('account_id', 'region');
    return records.map(record => ({
      accountId: record.account_id,
      region: record.region,
    }));
  }

  /** How many queued runs come before this one. */
  async ahead(record: RunRecord): Promise<number> {
    const queue = await this.queue(this.knex, {
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
      const [{ count }] = await trx<RunRecord>(TABLE)
        .where({ ...place(target), status: 'running' })
        .count<{ count: string }[]>('* as count');
      if (Number(count) >= concurrency) return undefined;
      const [next] = await this.queue(trx, target);
      if (!next) return undefined;
      const [record] = await trx<RunRecord>(TABLE)
        .where({ id: next, status: 'queued' })
        .update({ status: 'running', ...this.lease(randomUUID()) })
        .returning('*');
      return record;
    });
  }

  /** Takes over the running runs that nobody follows any more. */
  async adoptAbandoned(): Promise<RunRecord[]> {
    const abandoned = this.knex<RunRecord>(TABLE)
      .select('id')
      .where('status', 'running')
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<', this.knex.fn.now()),
      )
      .forUpdate()
      .skipLocked();
    return this.knex<RunRecord>(TABLE)
      .whereIn('id', abandoned)
      .update(this.lease(randomUUID()))
      .returning('*');
  }

  /** Gives up the lease, so that the next one need not wait for its end. */
  async release(record: RunRecord): Promise<void> {
    await this.knex<RunRecord>(TABLE)
      .where({ id: record.id, lease_token: record.lease_token })
      .update({ lease_token: null, lease_until: null });
  }

  /**
   * Writes what the holder of a run has learned, and renews its lease.
   *
   * @returns the run as it is now; nothing if somebody else holds it.
   */
  async update(
    record: RunRecord,
    { rows, columns, problem, status, ...plain }: RunChange,
  ): Promise<RunRecord | undefined> {
    const packed = rows && (await packRows(rows.added, rows.firstIndex));
    return this.knex.transaction(async trx => {
      const [updated] = await trx<RunRecord>(TABLE)
        .where({ id: record.id, lease_token: record.lease_token })
        .update({
          ...plain,
          ...this.lease(record.lease_token),
          ...(columns && { columns: this.json(columns) }),
          ...(problem !== undefined && {
            problem: problem && this.json(problem),
          }),
          ...(rows && {
            generation: rows.generation,
            row_count: rows.firstIndex + rows.added.length,
          }),
          ...(status && { status }),
          ...(status &&
            !UNFINISHED.includes(status) && {
              finished_at: trx.fn.now(),
              lease_token: null,
              lease_until: null,
            }),
        })
        .returning('*');
      if (updated && rows && packed) {
        await writeRows(trx, record.id, rows.generation, packed);
      }
      return updated;
    });
  }

  /**
   * Ends a queued run at once; asks the holder of a running one to stop it. A
   * finished run stays as it is.
   */
  async requestCancel(id: string): Promise<RunRecord> {
    await this.knex<RunRecord>(TABLE)
      .where({ id, status: 'queued' })
      .update({ status: 'cancelled', finished_at: this.knex.fn.now() });
    await this.knex<RunRecord>(TABLE)
      .where({ id, status: 'running' })
      .update({ cancel_requested: true });
    return this.get(id);
  }

  /** The rows of a run from an index on, in chunks. */
  rows(record: RunRecord, after: number): AsyncGenerator<RunRow[]> {
    return readRows(this.knex, record.id, record.generation, after);
  }

  /** Ids in the order in which they get a place. */
  private async queue(knex: Knex, target: AwsTarget): Promise<string[]> {
    const records = await knex<RunRecord>(TABLE)
      .where({ ...place(target), status: 'queued' })
      .orderBy(['turn', 'created_at', 'id'])
      .select('id');
    return records.map(record => record.id);
  }

  /**
   * Everybody's first run comes before anybody's second: a run's turn is that
   * of what runs just now or, if it is later, the one after the last of the
   * same person. (Start-time fair queueing, which never goes back on an order.)
   */
  private async nextTurn(knex: Knex, run: NewRun): Promise<number> {
    const now = await knex<RunRecord>(TABLE)
      .where({ ...place(run), status: 'running' })
      .max<{ turn: number | null }[]>('turn as turn');
    const own = await knex<RunRecord>(TABLE)
      .where({ ...place(run), requested_by: run.requestedBy })
      .whereIn('status', UNFINISHED)
      .max<{ turn: number | null }[]>('turn as turn');
    return Math.max(now[0].turn ?? 0, (own[0].turn ?? -1) + 1);
  }

  private lease(token: string | null) {
    return {
      lease_token: token,
      lease_until: this.knex.raw(`now() + interval '${LEASE_SECONDS} seconds'`),
    };
  }

  /** `pg` would write an array as a PostgreSQL array, not as JSON. */
  private json(value: unknown): Knex.Raw {
    return this.knex.raw('?::jsonb', [JSON.stringify(value)]);
  }
}

function place(target: AwsTarget) {
  return { account_id: target.accountId, region: target.region };
}

/** Two replicas that count at the same time would both see a free place. */
async function lockQueue(trx: Knex, target: AwsTarget): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [
    `log-queries/${target.accountId}/${target.region}`,
  ]);
}
