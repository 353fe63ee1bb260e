import type { Problem } from '@quarterdeck/plugin-service-health-common';
import type { QueryPosition } from './position';
import type { ParameterValues } from './parameters';
import type { AbsoluteRange, QueryRange } from './range';

/**
 * What has become of a run.
 *
 * - `queued`: waits for a free place under the account's limit
 * - `running`: AWS works on it
 * - `complete`, `failed`, `cancelled`: what they say
 * - `timeout`: AWS gave up on it after its 60 minutes
 *
 * @public
 */
export const RUN_STATUSES = [
  'queued',
  'running',
  'complete',
  'failed',
  'cancelled',
  'timeout',
] as const;

/** @public */
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Whether a run of this status will not change any more. @public */
export function isFinished(status: RunStatus): boolean {
  return status !== 'queued' && status !== 'running';
}

/** @public */
export interface RunStatistics {
  recordsMatched: number;
  recordsScanned: number;
  bytesScanned: number;
}

/**
 * What stands in a run's way; for a malformed query, where in its text.
 *
 * @public
 */
export interface RunProblem extends Problem {
  position?: QueryPosition;
}

/**
 * One execution of a query, kept long after AWS has dropped its result.
 *
 * @public
 */
export interface Run {
  id: string;
  /** Of the saved query, where it was one. */
  queryId?: string;
  queryName?: string;
  /**
   * As it was run, parameters put in; the saved query may say something else
   * today.
   */
  queryString: string;
  /** With its parameters' places, where it has any: to run it again. */
  queryTemplate?: string;
  parameters?: ParameterValues;
  logGroupNames: string[];
  accountId: string;
  region: string;
  /** The entity it was run from, such as `resource:default/shop-production`. */
  entityRef?: string;
  /** With others side by side, see {@link RunGroup}. */
  groupId?: string;
  /** What the environment column of its group says. */
  environment?: string;
  /** The run whose range this one looks at a day before. */
  comparesWithRunId?: string;
  /** The run that looks at this one's range a day before. */
  comparisonRunId?: string;
  range: AbsoluteRange;
  /** As it was asked for, to run it again. */
  requestedRange: QueryRange;
  /** Entity reference of the person. */
  requestedBy: string;
  status: RunStatus;
  /** How many runs come first. Only while it is queued. */
  ahead?: number;
  statistics: RunStatistics;
  /** USD, estimated from the bytes scanned so far. */
  costUsd: number;
  /** What it was thought to scan and cost before it began. */
  estimate?: { bytes: number; costUsd: number };
  /**
   * From 0 to 1, while it runs: the bytes scanned of those estimated. Unknown
   * without an estimate.
   */
  progress?: number;
  /** Rows stored so far. */
  rowCount: number;
  /** Whether AWS had more rows than the portal keeps. */
  truncated: boolean;
  /** What made it fail; or, while it runs, what is in its way just now. */
  problem?: RunProblem;
  /** Who or what ended a cancelled run. */
  cancelledBy?: 'person' | 'nobody-looking';
  createdAt: string;
  finishedAt?: string;
  /** This answer was there already: nothing was asked of AWS, nothing spent. */
  answeredFrom?: { requestedBy: string; finishedAt: string };
}

/**
 * One row of a result: values by field, as AWS words them. `@ptr` points to the
 * log record behind the row.
 *
 * @public
 */
export type RunRow = Record<string, string>;

/**
 * A part of a run's rows.
 *
 * @remarks
 * While AWS works, it may extend what it gave before or, for a sorted or
 * aggregated query, replace it all. `generation` counts the replacements: rows
 * of different generations do not belong together.
 *
 * @public
 */
export interface RunRows {
  generation: number;
  /** Index of the first row in `rows`. */
  from: number;
  rows: RunRow[];
  /** All fields so far in the order of the query, without `@ptr`. */
  columns: string[];
  /** How many there are by now; more than these when they are many. */
  rowCount: number;
}
