import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type {
  RunProblem,
  RunRow,
  RunStatus,
} from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';
import { leaseColumns } from './lease';
import type { NewRun, RunRecord } from './record';
import { packRows, readRows, writeRows } from './RowChunks';
import { lockQueue, nextTurn } from './RunQueue';
import { json, RUNS, UNFINISHED } from './tables';

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

/**
 * Runs in PostgreSQL.
 *
 * @remarks
 * A running run belongs to whoever holds its lease. Every write of a holder
 * renews the lease and is refused once another token is there, so that a
 * stalled replica cannot write over its successor.
 */
export class RunStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Puts runs into their queues, all or none of them.
   *
   * @param check - throws to refuse them; what it reads stays true until they
   * are there, if it takes a lock
   */
  async add(
    runs: readonly NewRun[],
    check?: (trx: Knex) => Promise<void>,
  ): Promise<RunRecord[]> {
    return this.knex.transaction(async trx => {
      await check?.(trx);
      // In one order, so that no two transactions wait for each other.
      const targets = new Map(
        runs.map(run => [`${run.accountId}/${run.region}`, run]),
      );
      for (const key of [...targets.keys()].sort()) {
        const target = targets.get(key);
        if (target) await lockQueue(trx, target);
      }
      const records: RunRecord[] = [];
      for (const run of runs) records.push(await this.insert(trx, run));
      return records;
    });
  }

  /** The run that the same person has started with the same key. */
  async withKey(
    requestedBy: string,
    idempotencyKey: string | undefined,
  ): Promise<RunRecord | undefined> {
    if (idempotencyKey === undefined) return undefined;
    return this.knex<RunRecord>(RUNS)
      .where({ requested_by: requestedBy, idempotency_key: idempotencyKey })
      .first();
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<RunRecord> {
    const record = await this.knex<RunRecord>(RUNS).where({ id }).first();
    if (!record) throw new NotFoundError(`There is no run ${id}`);
    return record;
  }

  async remove(id: string): Promise<void> {
    await this.knex<RunRecord>(RUNS).where({ id }).delete();
  }

  /** Forgets finished runs that are older. Gives how many. */
  async removeOlderThan(days: number): Promise<number> {
    return this.knex<RunRecord>(RUNS)
      .whereNotIn('status', UNFINISHED)
      .whereRaw("created_at < now() - ? * interval '1 day'", [days])
      .delete();
  }

  /** Gives up the lease, so that the next one need not wait for its end. */
  async release(record: RunRecord): Promise<void> {
    await this.knex<RunRecord>(RUNS)
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
      const [updated] = await trx<RunRecord>(RUNS)
        .where({ id: record.id, lease_token: record.lease_token })
        .update({
          ...plain,
          ...leaseColumns(trx, record.lease_token),
          ...(columns && { columns: json(trx, columns) }),
          ...(problem !== undefined && {
            problem: problem && json(trx, problem),
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
  async requestCancel(
    id: string,
    cancelledBy: RunRecord['cancelled_by'] = 'person',
  ): Promise<RunRecord> {
    await this.knex<RunRecord>(RUNS).where({ id, status: 'queued' }).update({
      status: 'cancelled',
      cancelled_by: cancelledBy,
      finished_at: this.knex.fn.now(),
    });
    await this.knex<RunRecord>(RUNS)
      .where({ id, status: 'running', cancel_requested: false })
      .update({ cancel_requested: true, cancelled_by: cancelledBy });
    return this.get(id);
  }

  /** The rows of a run from an index on, in chunks. */
  rows(record: RunRecord, after: number): AsyncGenerator<RunRow[]> {
    return readRows(this.knex, record.id, record.generation, after);
  }

  private async insert(trx: Knex, run: NewRun): Promise<RunRecord> {
    const [inserted] = await trx<RunRecord>(RUNS)
      .insert({
        id: randomUUID(),
        idempotency_key: run.idempotencyKey ?? null,
        query_id: run.queryId ?? null,
        query_name: run.queryName ?? null,
        query_string: run.queryString,
        query_language: run.queryLanguage ?? null,
        query_template: run.queryTemplate ?? null,
        parameters: run.parameters ? json(trx, run.parameters) : null,
        log_group_names: json(trx, run.logGroupNames),
        account_id: run.accountId,
        region: run.region,
        entity_ref: run.entityRef ?? null,
        beyond_entity: run.beyondEntity,
        group_id: run.groupId ?? null,
        group_index: run.groupIndex ?? null,
        environment: run.environment ?? null,
        compares_with: run.comparesWith ?? null,
        range_from: new Date(run.range.from),
        range_to: new Date(run.range.to),
        requested_range: json(trx, run.requestedRange),
        requested_by: run.requestedBy,
        estimated_bytes: run.estimatedBytes ?? null,
        teams: json(trx, run.teams),
        status: 'queued',
        turn: await nextTurn(trx, run),
        created_at: new Date(),
      })
      .onConflict(['requested_by', 'idempotency_key'])
      .ignore()
      .returning('*');
    if (inserted) return inserted;
    const existing = await trx<RunRecord>(RUNS)
      .where({
        requested_by: run.requestedBy,
        idempotency_key: run.idempotencyKey ?? null,
      })
      .first();
    if (!existing) throw new NotFoundError('The run has just been removed');
    return existing;
  }
}
