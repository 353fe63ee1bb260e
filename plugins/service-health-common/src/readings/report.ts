import type { Verdict } from '../rollup/verdict';
import type { Alarm } from './alarm';
import type { Database } from './database';
import type { HealthDetails } from './details';
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
  /** Only in the report of one entity. */
  details?: HealthDetails;
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
  /** Of an environment, such as `production`. */
  stage?: string;
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
  /** ISO 8601: when the rows were put together. */
  at: string;
  /** The worst first. */
  rows: FleetRow[];
}

/**
 * The channel on which the backend says that the fleet has changed. The
 * message holds no row: each viewer asks for what they may see.
 *
 * @public
 */
export const FLEET_SIGNAL_CHANNEL = 'service-health:fleet';

/** @public */
export type FleetSignal = { at: string };
