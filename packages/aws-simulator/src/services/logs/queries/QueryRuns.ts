import * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { QueryRun } from './QueryRun';
import type { ScanTurns } from './ScanTurns';

/** How many queries of an account may run at once in a region. */
export const MAX_CONCURRENT = 100;

/** Results are kept for this many queries; AWS keeps them for a week. */
const MAX_KEPT = 300;

/** An hour, as AWS documents it. */
export const QUERY_TIMEOUT_MS = 3_600_000;

/** The queries that were started in one account and region, newest last. */
export class QueryRuns {
  readonly #runs = new Map<string, QueryRun>();

  /** @param timeoutMs - after how long a query is given up */
  constructor(
    private readonly turns: ScanTurns,
    readonly timeoutMs: number = QUERY_TIMEOUT_MS,
  ) {}

  /** @throws LimitExceededException at the concurrency limit */
  requireRoom(): void {
    const running = this.all().filter(run => run.isActive);
    if (running.length >= MAX_CONCURRENT) {
      throw new logs.LimitExceededException({
        message: `Account maximum query concurrency limit of [${MAX_CONCURRENT}] reached.`,
        $metadata: {},
      });
    }
  }

  add(run: QueryRun): void {
    this.#runs.set(run.request.id, run);
    this.turns.add(() => run.scan());
    for (const [id, old] of this.#runs) {
      if (this.#runs.size <= MAX_KEPT) {
        break;
      }
      if (!old.isActive) {
        this.#runs.delete(id);
      }
    }
  }

  /** @throws ResourceNotFoundException */
  get(id: string | undefined): QueryRun {
    const run = this.#runs.get(id ?? '');
    if (!run) {
      throw new logs.ResourceNotFoundException({
        message: 'Query does not exist or expired.',
        $metadata: {},
      });
    }
    return run;
  }

  all(): QueryRun[] {
    return [...this.#runs.values()];
  }
}
