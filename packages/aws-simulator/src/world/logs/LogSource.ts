import type { TaskRun } from '../service/TaskRun';
import type { ServedRequest, ServiceTraffic } from '../traffic';
import type { LogLine } from './LogLine';

/** A line with the stream that it is written to. */
export interface StreamLine {
  readonly stream: string;
  readonly line: LogLine;
}

/** A log stream with the times of its first and last event so far. */
export interface StreamSummary {
  readonly name: string;
  readonly createdAt: number;
  readonly firstEventAt?: number;
  readonly lastEventAt?: number;
}

/**
 * Something that writes to a log group. What it writes follows from the
 * minute, the tasks and the requests.
 */
export interface LogSource {
  readonly traffic: ServiceTraffic | undefined;
  /**
   * What is written within a minute beside requests; lines of other minutes may
   * be among it.
   *
   * @param runs - the tasks that live in the minute
   */
  ofMinute(minute: number, runs: readonly TaskRun[]): StreamLine[];
  /** What one request makes it write, then or a little later. */
  ofRequest(served: ServedRequest): StreamLine[];
  /** The streams that have something in a range, epoch milliseconds. */
  streams(from: number, to: number): StreamSummary[];
}
