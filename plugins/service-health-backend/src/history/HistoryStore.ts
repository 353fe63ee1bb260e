import type { Knex } from 'knex';
import {
  type AlarmTransitionRow,
  type DatabaseEventRow,
  type DeploymentRow,
  insertRows,
  type ServiceEventRow,
  type StoppedTaskRow,
} from './tables';

/** More of each kind than that no page shows. */
const MOST_ROWS = 500;

/** Which part of the history to read. */
export interface HistoryQuery {
  serviceArns: string[];
  alarmArns: string[];
  databaseArns: string[];
  start: Date;
  end: Date;
}

/**
 * What AWS forgets, in PostgreSQL. Everything has an id of AWS's, or what
 * tells it apart, so that it may be written as often as it is seen.
 */
export class HistoryStore {
  constructor(private readonly knex: Knex) {}

  /** A log that is there stays; one that could not be read is replaced. */
  async saveStoppedTasks(rows: StoppedTaskRow[]): Promise<void> {
    await insertRows(this.knex, 'health_stopped_tasks', rows, insert =>
      insert
        .onConflict('task_arn')
        .merge(['log', 'log_problem'])
        .whereNotNull('health_stopped_tasks.log_problem'),
    );
  }

  /** Which of these tasks need not be looked at again. */
  async settledTasks(taskArns: string[]): Promise<Set<string>> {
    const rows = await this.knex<StoppedTaskRow>('health_stopped_tasks')
      .select('task_arn')
      .whereIn('task_arn', taskArns)
      .whereNull('log_problem');
    return new Set(rows.map(row => row.task_arn));
  }

  async saveServiceEvents(rows: ServiceEventRow[]): Promise<void> {
    await insertRows(this.knex, 'health_service_events', rows, insert =>
      insert.onConflict(['service_arn', 'event_id']).ignore(),
    );
  }

  /** The state moves on; the rest of a deployment never changes. */
  async saveDeployments(rows: DeploymentRow[]): Promise<void> {
    await insertRows(this.knex, 'health_deployments', rows, insert =>
      insert
        .onConflict(['service_arn', 'deployment_id'])
        .merge(['rollout_state']),
    );
  }

  /** Those of which there is already a row, by `<service> <deployment>`. */
  async knownDeployments(serviceArns: string[]): Promise<Set<string>> {
    const rows = await this.knex<DeploymentRow>('health_deployments')
      .select('service_arn', 'deployment_id')
      .whereIn('service_arn', serviceArns);
    return new Set(rows.map(row => `${row.service_arn} ${row.deployment_id}`));
  }

  /** How a deployment ended that ECS no longer lists. */
  async endDeployment(
    serviceArn: string,
    deploymentId: string,
    rolloutState: string,
  ): Promise<void> {
    await this.knex<DeploymentRow>('health_deployments')
      .where({ service_arn: serviceArn, deployment_id: deploymentId })
      .update({ rollout_state: rolloutState });
  }

  async saveAlarmTransitions(rows: AlarmTransitionRow[]): Promise<void> {
    await insertRows(this.knex, 'health_alarm_transitions', rows, insert =>
      insert.onConflict(['alarm_arn', 'at', 'to_state']).ignore(),
    );
  }

  stoppedTasks({ serviceArns, start, end }: HistoryQuery) {
    return this.knex<StoppedTaskRow>('health_stopped_tasks')
      .whereIn('service_arn', serviceArns)
      .whereBetween('stopped_at', [start, end])
      .orderBy('stopped_at', 'desc')
      .limit(MOST_ROWS);
  }

  serviceEvents({ serviceArns, start, end }: HistoryQuery) {
    return this.knex<ServiceEventRow>('health_service_events')
      .whereIn('service_arn', serviceArns)
      .whereBetween('at', [start, end])
      .orderBy('at', 'desc')
      .limit(MOST_ROWS);
  }

  deployments({ serviceArns, start, end }: HistoryQuery) {
    return this.knex<DeploymentRow>('health_deployments')
      .whereIn('service_arn', serviceArns)
      .whereBetween('started_at', [start, end])
      .orderBy('started_at', 'desc')
      .limit(MOST_ROWS);
  }

  databaseEvents({ databaseArns, start, end }: HistoryQuery) {
    return this.knex<DatabaseEventRow>('health_database_events')
      .whereIn('database_arn', databaseArns)
      .whereBetween('at', [start, end])
      .orderBy('at', 'desc')
      .limit(MOST_ROWS);
  }

  alarmTransitions({
    alarmArns,
    start,
    end,
  }: Pick<HistoryQuery, 'alarmArns' | 'start' | 'end'>) {
    return this.knex<AlarmTransitionRow>('health_alarm_transitions')
      .whereIn('alarm_arn', alarmArns)
      .whereBetween('at', [start, end])
      .orderBy('at', 'desc')
      .limit(MOST_ROWS);
  }

  /** @returns how many rows there were */
  async removeOlderThan(date: Date): Promise<number> {
    const times: [table: string, column: string][] = [
      ['health_stopped_tasks', 'stopped_at'],
      ['health_service_events', 'at'],
      ['health_deployments', 'started_at'],
      ['health_alarm_transitions', 'at'],
      ['health_database_events', 'at'],
      ['health_database_upkeep', 'read_at'],
    ];
    const counts = await Promise.all(
      times.map(([table, column]) =>
        this.knex(table).where(column, '<', date).delete(),
      ),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }
}
