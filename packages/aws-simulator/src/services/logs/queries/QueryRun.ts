import type { QueryStatus } from '@aws-sdk/client-cloudwatch-logs';
import type {
  InsightsQuery,
  QueryExecution,
  QueryStatistics,
  ResultRow,
} from '../../../insights';
import type { EventFeed } from './EventFeed';

/** How long a run may keep the event loop at a stretch. */
const SLICE_MS = 12;
const LOOK_EVERY_MS = 40;

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
}

/**
 * A query that was started. It scans in small slices between other requests,
 * newest events first. Before its time is over, it has only got as far as
 * the time that has passed lets it.
 */
export class QueryRun {
  readonly #execution: QueryExecution;
  #status: QueryStatus = 'Running';
  #rows: readonly ResultRow[] | undefined;

  constructor(
    readonly request: QueryRequest,
    query: InsightsQuery,
    private readonly feed: EventFeed,
    private readonly now: () => number,
  ) {
    this.#execution = query.start();
    this.#keepScanning();
  }

  /** Asking for it lets the scan get as far as it may. */
  get status(): QueryStatus {
    this.#scan();
    return this.#status;
  }

  get statistics(): QueryStatistics {
    return this.#execution.statistics;
  }

  /** The rows so far; all of them once the query is complete. */
  rows(): readonly ResultRow[] {
    return this.#rows ?? this.#execution.rows(this.request.limit);
  }

  /** @returns whether there was something to stop */
  cancel(): boolean {
    if (this.#status !== 'Running') {
      return false;
    }
    this.#finish('Cancelled');
    return true;
  }

  #keepScanning(): void {
    this.#scan();
    if (this.#status === 'Running') {
      const pause = this.#isDue() ? 0 : LOOK_EVERY_MS;
      setTimeout(() => this.#keepScanning(), pause).unref();
    }
  }

  #isDue(): boolean {
    return this.now() >= this.request.startedAt + this.request.durationMs;
  }

  #scan(): void {
    if (this.#status !== 'Running') {
      return;
    }
    const { startedAt, durationMs } = this.request;
    const isDue = this.#isDue();
    const allowed = isDue ? Infinity : (this.now() - startedAt) / durationMs;
    const stopAt = performance.now() + SLICE_MS;
    while (
      !this.feed.isEmpty &&
      this.feed.share < allowed &&
      performance.now() < stopAt
    ) {
      this.feed.next().forEach(event => this.#execution.add(event));
    }
    if (isDue && this.feed.isEmpty) {
      this.#finish('Complete');
    }
  }

  #finish(status: QueryStatus): void {
    this.#rows = this.#execution.rows(this.request.limit);
    this.#status = status;
  }
}
