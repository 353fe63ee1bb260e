import { randomUUID } from 'node:crypto';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  FleetRow,
  Readings,
} from '@quarterdeck/plugin-service-health-common';
import type { Knex } from 'knex';
import { FleetReadings } from './FleetReadings';
import { fromGzippedJson, toGzippedJson } from './gzippedJson';

/** Rows and readings of another shape are not read: they are made anew. */
const FORMAT = 1;

/** The one row of its table. */
const ID = 1;

/** The fleet at a moment. */
export interface Snapshot {
  /** Another one with each refresh. */
  version: string;
  at: Date;
  /** The worst first. */
  rows: FleetRow[];
}

interface SnapshotRow {
  version: string;
  at: Date;
  rows: Buffer;
}

interface ReadingsRow {
  account_id: string;
  region: string;
  readings: Buffer;
}

/**
 * The fleet in the plugin's database, so that what one replica has read is
 * shown by all of them, and by one that has just started.
 */
export class SnapshotStore {
  constructor(private readonly knex: Knex) {}

  async version(): Promise<string | undefined> {
    const row = await this.newest().first<Pick<SnapshotRow, 'version'>>(
      'version',
    );
    return row?.version;
  }

  async load(): Promise<Snapshot | undefined> {
    const row = await this.newest().first<SnapshotRow>('version', 'at', 'rows');
    return (
      row && {
        version: row.version,
        at: row.at,
        rows: await fromGzippedJson(row.rows),
      }
    );
  }

  async save(rows: FleetRow[], at: Date): Promise<Snapshot> {
    const version = randomUUID();
    await this.knex('fleet_snapshot')
      .insert({
        id: ID,
        version,
        format: FORMAT,
        at,
        rows: await toGzippedJson(rows),
      })
      .onConflict('id')
      .merge();
    return { version, at, rows };
  }

  async loadReadings(): Promise<FleetReadings> {
    const rows: ReadingsRow[] = await this.knex('fleet_readings')
      .where({ format: FORMAT })
      .select('account_id', 'region', 'readings');
    const readings = new FleetReadings();
    for (const row of rows) {
      readings.set(
        { accountId: row.account_id, region: row.region },
        await fromGzippedJson<Readings>(row.readings),
      );
    }
    return readings;
  }

  async saveReadings(scope: AwsTarget, readings: Readings): Promise<void> {
    await this.knex('fleet_readings')
      .insert({
        account_id: scope.accountId,
        region: scope.region,
        format: FORMAT,
        at: new Date(),
        oldest_at: oldestOf(readings),
        readings: await toGzippedJson(readings),
      })
      .onConflict(['account_id', 'region'])
      .merge();
  }

  /** How old the oldest value of each account and region is, in seconds. */
  async ages(): Promise<(AwsTarget & { oldestSeconds: number })[]> {
    const rows: { account_id: string; region: string; oldest_at: Date }[] =
      await this.knex('fleet_readings')
        .whereNotNull('oldest_at')
        .orderBy(['account_id', 'region'])
        .select('account_id', 'region', 'oldest_at');
    return rows.map(row => ({
      accountId: row.account_id,
      region: row.region,
      oldestSeconds: Math.max(
        0,
        Math.round((Date.now() - row.oldest_at.getTime()) / 1_000),
      ),
    }));
  }

  /** Forgets the readings of all accounts and regions but these. */
  async keepOnly(scopes: AwsTarget[]): Promise<void> {
    await this.knex('fleet_readings')
      .whereNotIn(
        ['account_id', 'region'],
        scopes.map(({ accountId, region }) => [accountId, region]),
      )
      .delete();
  }

  private newest() {
    return this.knex('fleet_snapshot').where({ id: ID, format: FORMAT });
  }
}

/** When the oldest value was read that is still shown, ISO 8601. */
function oldestOf(readings: Readings): string | null {
  const moments = Object.values(readings)
    .flat()
    .flatMap(reading =>
      reading.problem ? reading.lastGood?.at ?? [] : reading.at,
    );
  return moments.sort()[0] ?? null;
}
