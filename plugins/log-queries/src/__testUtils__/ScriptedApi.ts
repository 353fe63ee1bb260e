import { ResponseError } from '@backstage/errors';
import {
  costOfScan,
  type CreateQueryRequest,
  type EntityQueriesResponse,
  type EstimateResponse,
  type ListRunsRequest,
  type LiveTailEvent,
  type LogField,
  type LogGroupsResponse,
  type QueryLibraryResponse,
  type RowContext,
  type Run,
  type RunGroup,
  type RunList,
  type RunRow,
  type RunRows,
  type SavedQuery,
  splitQueryName,
  type StartRunGroupRequest,
  type StartRunRequest,
  type SuggestionsResponse,
  type UpdateQueryRequest,
} from '@quarterdeck/plugin-log-queries-common';
import type { LogQueriesApi } from '../api/LogQueriesApi';

/** A backend with one run, which goes as the test says. */
export class ScriptedApi implements LogQueriesApi {
  readonly requests: StartRunRequest[] = [];
  readonly groupRequests: StartRunGroupRequest[] = [];
  readonly historyRequests: ListRunsRequest[] = [];
  readonly saved: (CreateQueryRequest | UpdateQueryRequest)[] = [];
  readonly deleted: string[] = [];
  /** The runs that somebody looks at. */
  readonly viewed = new Set<string>();
  /** Thrown by the next starts, one each. */
  startFailures: Error[] = [];
  saveFailures: Error[] = [];
  library: QueryLibraryResponse = { queries: [], problems: [], targets: [] };
  history: Run[] = [];
  /** Runs besides the one. */
  runs = new Map<string, Run>();
  group: RunGroup = { id: 'g1', runs: [] };
  tailEvents: LiveTailEvent[] = [];
  suggestions: SuggestionsResponse = {
    queries: [],
    problems: [],
    range: { from: '2026-03-01T02:00:00Z', to: '2026-03-01T03:00:00Z' },
  };
  context: RowContext = {
    logGroupName: '/ecs/shop-production',
    logStreamName: 'ecs/app/1',
    lines: [],
  };
  estimated: EstimateResponse = {
    estimate: { bytes: 2_400_000_000, costUsd: 0.012, method: 'guessed' },
    needsConfirmation: false,
    budgets: { since: '2026-03-01T00:00:00Z', budgets: [] },
  };
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
    const [failure] = this.startFailures.splice(0, 1);
    if (failure) throw failure;
    return this.#run;
  }

  async getRun(id: string): Promise<Run> {
    return this.runs.get(id) ?? this.#run;
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

  exportRunGroup(id: string, format: string): Promise<Blob> {
    return this.exportRun(id, format);
  }

  async cancelRun(): Promise<Run> {
    this.say({ status: 'cancelled' });
    return this.#run;
  }

  async listRuns(request: ListRunsRequest = {}): Promise<RunList> {
    this.historyRequests.push(request);
    return { runs: this.history };
  }

  async suggestQueries(): Promise<SuggestionsResponse> {
    return this.suggestions;
  }

  async createQuery(request: CreateQueryRequest): Promise<SavedQuery> {
    this.saved.push(request);
    return aSavedQuery({ name: request.name });
  }

  async updateQuery(
    key: { id: string },
    request: UpdateQueryRequest,
  ): Promise<SavedQuery> {
    this.saved.push(request);
    const [failure] = this.saveFailures.splice(0, 1);
    if (failure) throw failure;
    return aSavedQuery({ id: key.id, name: request.name });
  }

  async deleteQuery(key: { id: string }): Promise<void> {
    this.deleted.push(key.id);
  }

  async listLogGroups(): Promise<LogGroupsResponse> {
    return {
      logGroups: [
        { name: '/ecs/shop-production', storedBytes: 2_400_000_000 },
        { name: '/ecs/shop-staging', storedBytes: 1_000, retentionDays: 30 },
      ],
      truncated: false,
    };
  }

  async listFields(): Promise<LogField[]> {
    return [{ name: 'statusCode', percent: 100 }];
  }

  async estimate(): Promise<EstimateResponse> {
    return this.estimated;
  }

  estimateGroup(): Promise<EstimateResponse> {
    return this.estimate();
  }

  async startRunGroup(request: StartRunGroupRequest): Promise<RunGroup> {
    this.groupRequests.push(request);
    return this.group;
  }

  async getRunGroup(): Promise<RunGroup> {
    return this.group;
  }

  async runAgain(): Promise<Run> {
    return this.#run;
  }

  async compareRun(): Promise<Run> {
    return this.#run;
  }

  async getContext(): Promise<RowContext> {
    return this.context;
  }

  async beginViewing(runId: string): Promise<void> {
    this.viewed.add(runId);
  }

  async endViewing(runId: string): Promise<void> {
    this.viewed.delete(runId);
  }

  async *liveTail(): AsyncIterable<LiveTailEvent> {
    yield* this.tailEvents;
  }
}

/** A refusal as the backend words it. */
export async function aRefusal(
  status: number,
  error: { message: string } & Record<string, unknown>,
): Promise<ResponseError> {
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: 'refused',
    url: 'http://localhost/api/log-queries',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name: 'InputError', ...error },
        response: { statusCode: status },
      }),
  } as Response);
}

/** A saved query as the library has it. */
export function aSavedQuery(change: Partial<SavedQuery>): SavedQuery {
  const name = change.name ?? 'shop-production/Find errors';
  return {
    id: 'q-errors',
    accountId: '123456789012',
    region: 'us-east-1',
    name,
    ...splitQueryName(name),
    queryString: 'filter level = "error"',
    logGroupNames: ['/ecs/shop-production'],
    parameters: [],
    language: 'CWLI',
    version: 'v1',
    notes: {},
    ...change,
  };
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
