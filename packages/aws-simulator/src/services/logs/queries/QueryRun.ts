import type { QueryStatus } from '@aws-sdk/client-cloudwatch-logs';
import type {
  QueryExecution,
  QueryStatistics,
  ResultRow,
} from '../../../insights';
import type { EventFeed } from './EventFeed';
import type { TurnOutcome } from './ScanTurns';

/** How long a run may keep the event loop at a stretch. */
const SLICE_MS = 12;
/** How much of its duration a query waits before it runs. */
const SCHEDULED_SHARE = 0.1;

/** What a query was started with. */
export interface QueryRequest {
  readonly id: string;
  readonly queryString: string;
  readonly logGroups: readonly string[];
  /** How many rows at most. */
  readonly limit: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** How long the query seems to take. */
  readonly durationMs: number;
  /** After how long a query that has not ended is given up. */
  readonly timeoutMs: number;
}

/** What a query reads, and what becomes of it. */
export interface QueryWork {
  readonly feed: EventFeed;
  readonly execution: QueryExecution;
  /** Over the query and its subqueries. */
  readonly statistics: () => QueryStatistics;
}

/**
 * A query that was started. It scans in small slices between other requests,
 * newest events first. Before its time is over, it has only got as far as
 * the time that has passed lets it.
 */
export class QueryRun {
  #status: QueryStatus = 'Scheduled';
  #rows: readonly ResultRow[] | undefined;

  constructor(
    readonly request: QueryRequest,
    private readonly work: QueryWork,
    private readonly now: () => number,
  ) {}

  /** Asking for it lets the scan get as far as it may. */
  get status(): QueryStatus {
    this.scan();
    return this.#status;
  }

  get isActive(): boolean {
    return this.#status === 'Running' || this.#status === 'Scheduled';
  }

  get statistics(): QueryStatistics {
    return this.work.statistics();
  }

  /** The rows so far; all of them once the query is complete. */
  rows(): readonly ResultRow[] {
    return this.#rows ?? this.work.execution.rows(this.request.limit);
  }

  /** @returns whether there was something to stop */
  cancel(): boolean {
    if (!this.isActive) {
      return false;
    }
    this.#finish('Cancelled');
    return true;
  }

  /** One slice of the work, as far as it may get by now. */
  scan(): TurnOutcome {
    if (!this.isActive) {
      return 'done';
    }
    try {
      return this.#scanSlice();
    } catch (error) {
      // A query that the simulator fails at must not end the simulator.
      process.emitWarning(error as Error);
      this.#rows = [];
      this.#status = 'Failed';
      return 'done';
    }
  }

  #scanSlice(): TurnOutcome {
    const { startedAt, durationMs, timeoutMs } = this.request;
    const { feed } = this.work;
    const elapsedMs = this.now() - startedAt;
    if (elapsedMs >= timeoutMs) {
      this.#finish('Timeout');
      return 'done';
    }
    if (elapsedMs < durationMs * SCHEDULED_SHARE) {
      return 'waiting';
    }
    this.#status = 'Running';
    const isDue = elapsedMs >= durationMs;
    const allowed = isDue ? Infinity : elapsedMs / durationMs;
    const stopAt = performance.now() + SLICE_MS;
    while (
      !feed.isEmpty &&
      feed.share < allowed &&
      performance.now() < stopAt
    ) {
      feed.advance();
    }
    if (isDue && feed.isEmpty) {
      this.#finish('Complete');
      return 'done';
    }
    return feed.isEmpty || feed.share >= allowed ? 'waiting' : 'busy';
  }

  #finish(status: QueryStatus): void {
    this.#rows = this.work.execution.rows(this.request.limit);
    this.#status = status;
  }
}
