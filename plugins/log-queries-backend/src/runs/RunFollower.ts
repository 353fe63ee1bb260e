import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  isFinished,
  type RunProblem,
} from '@quarterdeck/plugin-log-queries-common';
import { explainQueryError } from './explainQueryError';
import { GrowingInterval } from './GrowingInterval';
import { GrowingRows } from './GrowingRows';
import { isPassing } from './LogsInsights';
import type { QueryService, QuerySnapshot } from './QueryService';
import type { RunRecord } from './record';
import type { RunChange, RunStore } from './RunStore';
import { Sleeper } from './Sleeper';

/** How a run is followed. Intervals and bounds in milliseconds. */
export interface FollowOptions {
  /** First and longest interval between two looks at a query. */
  pollMs: [number, number];
  /** First and longest interval between two tries while AWS cannot be asked. */
  retryMs: [number, number];
  /** How long AWS may be out of reach before the run has failed. */
  patienceMs: number;
}

export const DEFAULT_FOLLOW_OPTIONS: FollowOptions = {
  pollMs: [250, 2_000],
  retryMs: [500, 10_000],
  patienceMs: 5 * 60_000,
};

/** For about the time that most queries take, somebody waits for each row. */
const STEADY_POLLS = 12;

/** Thrown inside a follower to leave a run that has ended or is another's. */
class LeaveRun extends Error {}

/**
 * Brings one run from its place in the queue to its end: starts the query,
 * looks at it, stores what there is. Holds the run's lease all the while.
 */
export class RunFollower {
  /** Settles when AWS has taken the query, or will not. */
  readonly started: Promise<void>;
  /** Settles when the run has ended or was left to somebody else. */
  readonly finished: Promise<void>;

  #record: RunRecord;
  #markStarted!: () => void;
  #failingSinceMs?: number;
  #cancelWanted = false;
  #leaving = false;
  readonly #sleeper = new Sleeper();
  readonly #pollInterval: GrowingInterval;
  readonly #retryInterval: GrowingInterval;

  constructor(
    record: RunRecord,
    private readonly store: RunStore,
    private readonly insights: QueryService,
    private readonly logger: LoggerService,
    private readonly options: FollowOptions,
  ) {
    this.#record = record;
    this.#pollInterval = new GrowingInterval(...options.pollMs, STEADY_POLLS);
    this.#retryInterval = new GrowingInterval(...options.retryMs);
    this.started = new Promise(resolve => {
      this.#markStarted = resolve;
    });
    this.finished = this.follow();
  }

  /** Has a request to cancel noticed at once, not at the next look. */
  cancel(): void {
    this.#cancelWanted = true;
    this.#sleeper.wake();
  }

  /** Leaves the run to whoever comes next: this replica is going away. */
  async leave(): Promise<void> {
    this.#leaving = true;
    this.#sleeper.wake();
    await this.finished;
  }

  private async follow(): Promise<void> {
    try {
      const awsQueryId = this.#record.aws_query_id ?? (await this.start());
      this.#markStarted();
      if (awsQueryId) await this.watch(awsQueryId);
    } catch (error) {
      if (!(error instanceof LeaveRun)) {
        // The lease lapses, and whoever finds the run then goes on with it.
        this.logger.error(
          `Lost the run ${this.#record.id}: ${stringifyError(error)}`,
        );
      }
    } finally {
      this.#markStarted();
    }
  }

  /** @returns AWS's id of the query, or nothing if the run has ended. */
  private async start(): Promise<string | undefined> {
    const awsQueryId = await this.ask(() => this.insights.start(this.#record));
    if (awsQueryId) {
      await this.save({ aws_query_id: awsQueryId, problem: null });
    } else if (this.wantsCancel()) {
      await this.save({ status: 'cancelled', problem: null });
    }
    return awsQueryId;
  }

  private async watch(awsQueryId: string): Promise<void> {
    const rows = new GrowingRows(
      this.#record.generation,
      this.#record.row_count,
    );
    while (!this.wantsCancel()) {
      const snapshot = await this.ask(() =>
        this.insights.read(this.#record, awsQueryId),
      );
      if (!snapshot) break;
      await this.save(changeOf(snapshot, rows));
      if (isFinished(snapshot.status)) return;
      await this.rest(this.#pollInterval);
    }
    if (this.wantsCancel()) await this.stop(awsQueryId, rows);
  }

  /** Ends the run as cancelled, even when AWS cannot be told. */
  private async stop(awsQueryId: string, rows: GrowingRows): Promise<void> {
    let problem: RunProblem | null = null;
    try {
      await this.insights.stop(this.#record, awsQueryId);
    } catch (error) {
      problem = this.explain(error);
    }
    let last: QuerySnapshot | undefined;
    try {
      last = await this.insights.read(this.#record, awsQueryId);
    } catch (error) {
      problem = this.explain(error);
    }
    if (last && isFinished(last.status)) {
      await this.save(changeOf(last, rows));
      return;
    }
    await this.save({
      ...(last && changeOf(last, rows)),
      status: 'cancelled',
      problem: problem && {
        ...problem,
        message: `AWS could not be told to stop, so the query may go on to its end: ${problem.message}`,
      },
    });
  }

  /**
   * Asks AWS, again and again while the obstacle may pass. A lasting one ends
   * the run.
   *
   * @returns nothing when the run has failed or is to be cancelled
   */
  private async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    while (!this.wantsCancel()) {
      try {
        const answer = await question();
        this.#failingSinceMs = undefined;
        this.#retryInterval.reset();
        return answer;
      } catch (error) {
        this.#failingSinceMs ??= Date.now();
        const problem = this.explain(error);
        const outOfPatience =
          Date.now() - this.#failingSinceMs > this.options.patienceMs;
        if (!isPassing(error) || outOfPatience) {
          await this.save({ status: 'failed', problem });
          return undefined;
        }
        await this.save({ problem });
        await this.rest(this.#retryInterval);
      }
    }
    return undefined;
  }

  private wantsCancel(): boolean {
    return this.#cancelWanted || this.#record.cancel_requested;
  }

  private explain(error: unknown): RunProblem {
    return explainQueryError(error, this.#record);
  }

  private async save(change: RunChange): Promise<void> {
    if (isFinished(this.#record.status)) throw new LeaveRun();
    const updated = await this.store.update(this.#record, change);
    if (!updated) throw new LeaveRun();
    this.#record = updated;
  }

  private async rest(interval: GrowingInterval): Promise<void> {
    await this.#sleeper.sleep(interval.nextMs());
    if (this.#leaving) {
      await this.store.release(this.#record);
      throw new LeaveRun();
    }
  }
}

function changeOf(snapshot: QuerySnapshot, rows: GrowingRows): RunChange {
  return {
    status: snapshot.status,
    records_matched: snapshot.statistics.recordsMatched,
    records_scanned: snapshot.statistics.recordsScanned,
    bytes_scanned: snapshot.statistics.bytesScanned,
    columns: snapshot.columns,
    truncated: snapshot.truncated,
    rows: rows.change(snapshot.rows),
    problem: problemOf(snapshot),
  };
}

function problemOf({ status }: QuerySnapshot): RunProblem | null {
  switch (status) {
    case 'failed':
      return {
        kind: 'failed',
        message: 'AWS gave up on the query and does not say why',
        remedy: 'Run it again, over a shorter range if it happens twice',
      };
    case 'timeout':
      return {
        kind: 'failed',
        message: 'AWS stopped the query at its time limit of 60 minutes',
        remedy: 'Choose a shorter range or fewer log groups',
      };
    default:
      return null;
  }
}
