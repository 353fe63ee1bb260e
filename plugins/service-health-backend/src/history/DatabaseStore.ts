import type { DatabaseHistory } from '@quarterdeck/plugin-service-health-common';
import type { Knex } from 'knex';
import type { LimitsByTarget } from '../metrics/annotateMetrics';
import type { ConnectionLimit } from '../metrics/maxConnections';
import { type DatabaseEventRow, insertRows } from './tables';

/** Beside a database; the history has all of a range. */
const EVENTS_SHOWN = 50;

/** What is read of databases in the background, beside their events. */
export type DatabaseUpkeep = Omit<DatabaseHistory, 'events'> & {
  maxConnections?: ConnectionLimit;
};

/** What was read of a database, and when. */
export interface KnownUpkeep {
  readAt: Date;
  upkeep: DatabaseUpkeep;
}

interface UpkeepRow {
  database_arn: string;
  read_at: Date;
  upkeep: DatabaseUpkeep;
}

/** What was read of databases in the background, in PostgreSQL. */
export class DatabaseStore {
  constructor(private readonly knex: Knex) {}

  async saveEvents(rows: DatabaseEventRow[]): Promise<void> {
    await insertRows(this.knex, 'health_database_events', rows, insert =>
      insert.onConflict(['database_arn', 'at', 'message']).ignore(),
    );
  }

  async saveUpkeep(
    upkeeps: Map<string, DatabaseUpkeep>,
    readAt: Date,
  ): Promise<void> {
    const rows = [...upkeeps].map(
      ([arn, upkeep]): UpkeepRow => ({
        database_arn: arn,
        read_at: readAt,
        upkeep,
      }),
    );
    await insertRows(this.knex, 'health_database_upkeep', rows, insert =>
      insert.onConflict('database_arn').merge(),
    );
  }

  /** By the ARN of the database. */
  async upkeep(databaseArns: string[]): Promise<Map<string, KnownUpkeep>> {
    const rows = await this.knex<UpkeepRow>('health_database_upkeep').whereIn(
      'database_arn',
      databaseArns,
    );
    return new Map(
      rows.map(row => [
        row.database_arn,
        { readAt: row.read_at, upkeep: row.upkeep },
      ]),
    );
  }

  /** The most that metrics of databases can be. */
  async limits(databases: { arn: string }[]): Promise<LimitsByTarget> {
    const upkeeps = await this.upkeep(databases.map(({ arn }) => arn));
    return new Map(
      [...upkeeps].map(([arn, { upkeep }]) => [
        arn,
        { 'database.connections': upkeep.maxConnections },
      ]),
    );
  }

  /** The newest first. */
  async events(databaseArn: string): Promise<DatabaseHistory['events']> {
    const rows = await this.knex<DatabaseEventRow>('health_database_events')
      .where({ database_arn: databaseArn })
      .orderBy('at', 'desc')
      .limit(EVENTS_SHOWN);
    return rows.map(({ at, message, categories }) => ({
      at: at.toISOString(),
      message,
      categories,
    }));
  }
}
