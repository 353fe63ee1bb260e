import type {
  EcsStoppedTask,
  HistoryCollectorId,
  Problem,
  StoppedTaskRecord,
} from '@quarterdeck/plugin-service-health-common';
import type { Knex } from 'knex';

/** A row of `health_stopped_tasks`. */
export interface StoppedTaskRow {
  task_arn: string;
  service_arn: string;
  stopped_at: Date;
  task: EcsStoppedTask;
  log: StoppedTaskRecord['log'] | null;
  log_problem: Problem | null;
}

/** A row of `health_service_events`. */
export interface ServiceEventRow {
  service_arn: string;
  event_id: string;
  at: Date;
  message: string;
}

/** A row of `health_deployments`. */
export interface DeploymentRow {
  service_arn: string;
  deployment_id: string;
  started_at: Date;
  revision: number | null;
  images: string[];
  rollout_state: string | null;
}

/** A row of `health_alarm_transitions`. */
export interface AlarmTransitionRow {
  alarm_arn: string;
  at: Date;
  to_state: string;
  from_state: string | null;
  reason: string | null;
}

/** A row of `health_database_events`. */
export interface DatabaseEventRow {
  database_arn: string;
  at: Date;
  message: string;
  categories: string[];
}

/** A row of `health_collections`. */
export interface CollectionRow {
  collector: HistoryCollectorId;
  account_id: string;
  region: string;
  tried_at: Date;
  collected_at: Date | null;
  problem: Problem | null;
}

/** Far below the 65,535 values that PostgreSQL takes in one statement. */
const ROWS_PER_INSERT = 500;

/**
 * Inserts rows piece by piece.
 *
 * @param conflict - what becomes of one that is there already
 */
export async function insertRows<TRow extends object>(
  knex: Knex,
  table: string,
  rows: TRow[],
  conflict: (insert: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const piece = rows.slice(start, start + ROWS_PER_INSERT);
    await conflict(knex(table).insert(piece.map(asJson)));
  }
}

/** The driver makes arrays of PostgreSQL of arrays; the columns are JSON. */
function asJson(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null && !(value instanceof Date)
        ? JSON.stringify(value)
        : value,
    ]),
  );
}
