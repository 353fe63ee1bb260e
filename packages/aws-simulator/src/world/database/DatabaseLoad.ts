/** What a database has to do within a minute, and how it bears it. */
export interface DatabaseLoad {
  /** Minutes since the epoch. */
  readonly minute: number;
  /** Requests of the application that reached a task. */
  readonly queries: number;
  /** At a few moments of the minute. */
  readonly connections: readonly number[];
  /** How many there may be. */
  readonly maxConnections: number;
  /** The processor is at least this busy. */
  readonly cpuPercent: number;
  /** How many times as long as usual a read and a write take. */
  readonly latencyFactor: number;
  /** Reads and writes that wait, beside the usual ones. */
  readonly waiting: number;
  /** Reads a second beside those of the queries. */
  readonly scans: number;
  /** The share of the storage that is used. */
  readonly usedShare: number;
}
