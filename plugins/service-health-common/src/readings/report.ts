import type { Verdict } from '../rollup/verdict';
import type { Alarm } from './alarm';
import type { Database } from './database';
import type { EcsService } from './ecsService';
import type { LoadBalancer } from './loadBalancer';
import type { Reading } from './reading';

/** All readings of one entity, by what they are about. @public */
export interface Readings {
  ecs: Reading<EcsService>[];
  database: Reading<Database>[];
  loadBalancer: Reading<LoadBalancer>[];
  alarm: Reading<Alarm>[];
}

/** What a reading can be about. @public */
export type TargetKind = keyof Readings;

/**
 * How one entity is, why, and everything that says so.
 *
 * @public
 */
export interface HealthReport {
  entityRef: string;
  /** ISO 8601. */
  at: string;
  verdict: Verdict;
  readings: Readings;
}

/**
 * One entity among many.
 *
 * @public
 */
export interface FleetRow {
  entityRef: string;
  title: string;
  /** An entity reference. */
  owner?: string;
  /** `spec.type`. */
  type?: string;
  accountIds: string[];
  regions: string[];
  verdict: Verdict;
  /** Summed over the services; absent where none could be read. */
  tasks?: { running: number; desired: number };
  /** How many of how many; absent where none could be read. */
  alarms?: { inAlarm: number; total: number };
  /** ISO 8601: of the oldest reading that the verdict rests on. */
  at?: string;
}

/** @public */
export interface Fleet {
  rows: FleetRow[];
}
