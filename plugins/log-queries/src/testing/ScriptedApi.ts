import { costOfScan } from '@quarterdeck/plugin-log-queries-common';
import type {
  EntityQueriesResponse,
  QueryLibraryResponse,
  Run,
  RunList,
  RunRow,
  RunRows,
  StartRunRequest,
} from '@quarterdeck/plugin-log-queries-common';
import type { LogQueriesApi } from '../api/LogQueriesApi';

/** A backend with one run, which goes as the test says. */
export class ScriptedApi implements LogQueriesApi {
  readonly requests: StartRunRequest[] = [];
  startFailure?: Error;
  library: QueryLibraryResponse = { queries: [], problems: [], targets: [] };
  history: Run[] = [];
  #run: Run = aRun({});
  #rows: RunRow[] = [];

  say(change: Partial<Run>, rows: RunRow[] = this.#rows): void {
    this.#rows = rows;
    this.#run = { ...this.#run, ...change, rowCount: rows.length };
  }

  async listQueries(): Promise<QueryLibraryResponse> {
    return this.library;
  }

  async listEntityQueries(): Promise<EntityQueriesResponse> {
    return {
      queries: [],
      problems: [],
      logGroupNames: [],
      targets: [],
    };
  }

  async startRun(request: StartRunRequest): Promise<Run> {
    this.requests.push(request);
    if (this.startFailure) throw this.startFailure;
    return this.#run;
  }

  async getRun(): Promise<Run> {
    return this.#run;
  }

  async getRows(_id: string, known: { after: number }): Promise<RunRows> {
    return {
      generation: 0,
      from: known.after,
      rows: this.#rows.slice(known.after),
      columns: Object.keys(this.#rows[0] ?? {}),
      rowCount: this.#rows.length,
    };
  }

  async exportRun(_id: string, format: string): Promise<Blob> {
    return new Blob([format]);
  }

  async cancelRun(): Promise<Run> {
    this.say({ status: 'cancelled' });
    return this.#run;
  }

  async listRuns(): Promise<RunList> {
    return { runs: this.history };
  }
}

/** A run that has just begun. */
export function aRun(change: Partial<Run>): Run {
  return {
    id: '5b6f0e0e-3a53-4d0c-8f0b-6f5b1f1f6a11',
    queryId: 'q-errors',
    queryName: 'shop-production/Find errors',
    queryString: 'filter level = "error"',
    logGroupNames: ['/ecs/shop-production'],
    accountId: '123456789012',
    region: 'us-east-1',
    range: { from: '2026-03-01T02:00:00.000Z', to: '2026-03-01T03:00:00.000Z' },
    requestedRange: { type: 'relative', lastMinutes: 60 },
    requestedBy: 'user:default/guest',
    status: 'running',
    statistics: {
      recordsMatched: 0,
      recordsScanned: 12_000,
      bytesScanned: 2_400_000_000,
    },
    costUsd: costOfScan(2_400_000_000),
    rowCount: 0,
    truncated: false,
    createdAt: '2026-03-01T03:00:00.000Z',
    ...change,
  };
}

/**
 * jsdom lays nothing out, so nothing would be in sight. Gives every element a
 * size.
 */
export function giveElementsASize(): void {
  for (const [name, pixels] of [
    ['clientHeight', 400],
    ['clientWidth', 800],
  ] as const) {
    jest.spyOn(Element.prototype, name, 'get').mockReturnValue(pixels);
  }
}
