import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Knex } from 'knex';
import type { NewRun, RunRecord } from './record';
import { json, place, RUNS } from './tables';

/** Log events may come late; a range is settled once it is so long past. */
const SETTLED_AFTER_SECONDS = 300;

/** Which runs to list, newest first. */
export interface RunFilter {
  entityRef?: string;
  queryId?: string;
  requestedBy?: string;
  search?: string;
  /** Id of the last run of the page before. */
  before?: string;
  limit: number;
}

/** Whose runs may be seen: those of entities, and those that have none. */
export interface VisibleRuns {
  ofEntities: 'all' | readonly string[];
  /** Runs without an entity, and those that read beyond theirs. */
  general: boolean;
}

/** Looks back at stored runs. */
export class RunHistory {
  constructor(private readonly knex: Knex) {}

  async list(filter: RunFilter, visible: VisibleRuns): Promise<RunRecord[]> {
    const query = this.knex<RunRecord>(RUNS)
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(filter.limit)
      .where(allowed => {
        const { ofEntities, general } = visible;
        if (general) {
          allowed.orWhereNull('entity_ref').orWhere('beyond_entity', true);
        }
        allowed.orWhere(own => {
          own.where('beyond_entity', false);
          if (ofEntities === 'all') own.whereNotNull('entity_ref');
          else own.whereIn('entity_ref', ofEntities);
        });
      });
    if (filter.entityRef) query.where('entity_ref', filter.entityRef);
    if (filter.queryId) query.where('query_id', filter.queryId);
    if (filter.requestedBy) query.where('requested_by', filter.requestedBy);
    if (filter.search) {
      const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
      query.where(text =>
        text
          .whereILike('query_name', pattern)
          .orWhereILike('query_string', pattern),
      );
    }
    if (filter.before) {
      query.whereRaw(
        '(created_at, id) < (SELECT created_at, id FROM ?? WHERE id = ?)',
        [RUNS, filter.before],
      );
    }
    return query;
  }

  /** The entities that runs were made from. */
  async entityRefs(): Promise<string[]> {
    const records = await this.knex<RunRecord>(RUNS)
      .whereNotNull('entity_ref')
      .distinct('entity_ref');
    return records.flatMap(record => record.entity_ref ?? []);
  }

  /** The runs of a group in their order; none when there is no such group. */
  async group(groupId: string): Promise<RunRecord[]> {
    return this.knex<RunRecord>(RUNS)
      .where('group_id', groupId)
      .orderBy('group_index');
  }

  /** The newest run that looks at this one's range a day before. */
  async comparisonOf(id: string): Promise<RunRecord | undefined> {
    return this.knex<RunRecord>(RUNS)
      .where('compares_with', id)
      .whereNotIn('status', ['failed', 'cancelled', 'timeout'])
      .orderBy('created_at', 'desc')
      .first();
  }

  /**
   * A complete run of the same query over the same log groups and the same
   * minutes, which were over and settled when it began.
   */
  async answerOf(run: NewRun): Promise<RunRecord | undefined> {
    if (run.requestedRange.type !== 'absolute') return undefined;
    return this.knex<RunRecord>(RUNS)
      .where({
        ...place(run satisfies AwsTarget),
        status: 'complete',
        query_string: run.queryString,
        range_from: new Date(run.range.from),
        range_to: new Date(run.range.to),
        entity_ref: run.entityRef ?? null,
        beyond_entity: run.beyondEntity,
      })
      .where('log_group_names', '@>', json(this.knex, run.logGroupNames))
      .where('log_group_names', '<@', json(this.knex, run.logGroupNames))
      .whereRaw("created_at >= range_to + ? * interval '1 second'", [
        SETTLED_AFTER_SECONDS,
      ])
      .orderBy('created_at', 'desc')
      .first();
  }
}
