import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import type {
  CreateQueryRequest,
  DeleteQueryRequest,
  EntityQueriesResponse,
  EstimateResponse,
  ExportFormat,
  ListLogGroupsRequest,
  ListRunsRequest,
  LiveTailEvent,
  LiveTailRequest,
  LogField,
  LogGroupsResponse,
  QueryLibraryResponse,
  ReadContextRequest,
  RepeatRunRequest,
  RowContext,
  Run,
  RunGroup,
  RunList,
  RunRows,
  SavedQuery,
  StartRunGroupRequest,
  StartRunRequest,
  SuggestionsResponse,
  SuggestRequest,
  UpdateQueryRequest,
} from '@quarterdeck/plugin-log-queries-common';

/** An account and a region. */
export interface Place {
  accountId: string;
  region: string;
}

/** Which saved query is meant: ids are unique in a place only. */
export type QueryKey = Place & { id: string };

/**
 * What the pages ask of the backend. All of it throws the backend's errors
 * (`ResponseError`).
 */
export interface LogQueriesApi {
  listQueries(): Promise<QueryLibraryResponse>;
  listEntityQueries(entity: CompoundEntityRef): Promise<EntityQueriesResponse>;
  /** What fits an alarm or a stopped task of the entity. */
  suggestQueries(
    entity: CompoundEntityRef,
    request: SuggestRequest,
  ): Promise<SuggestionsResponse>;
  createQuery(request: CreateQueryRequest): Promise<SavedQuery>;
  updateQuery(key: QueryKey, request: UpdateQueryRequest): Promise<SavedQuery>;
  deleteQuery(key: QueryKey, request: DeleteQueryRequest): Promise<void>;

  listLogGroups(
    request: ListLogGroupsRequest,
    signal?: AbortSignal,
  ): Promise<LogGroupsResponse>;
  listFields(
    request: Place & { logGroupNames: readonly string[]; entityRef?: string },
    signal?: AbortSignal,
  ): Promise<LogField[]>;

  estimate(
    request: StartRunRequest,
    signal?: AbortSignal,
  ): Promise<EstimateResponse>;
  /** All of its environments together. */
  estimateGroup(
    request: StartRunGroupRequest,
    signal?: AbortSignal,
  ): Promise<EstimateResponse>;
  startRun(request: StartRunRequest): Promise<Run>;
  startRunGroup(request: StartRunGroupRequest): Promise<RunGroup>;
  getRunGroup(id: string, signal?: AbortSignal): Promise<RunGroup>;
  runAgain(id: string, request: RepeatRunRequest): Promise<Run>;
  /** The same query over the same range the day before. */
  compareRun(id: string, request: RepeatRunRequest): Promise<Run>;
  getRun(id: string, signal?: AbortSignal): Promise<Run>;
  /** Rows from `after` on, of this generation; see {@link RunRows}. */
  getRows(
    id: string,
    known: { after: number; generation: number },
    signal?: AbortSignal,
  ): Promise<RunRows>;
  getContext(
    runId: string,
    request: ReadContextRequest,
    signal?: AbortSignal,
  ): Promise<RowContext>;
  /** The stored rows as a file. */
  exportRun(id: string, format: ExportFormat): Promise<Blob>;
  exportRunGroup(id: string, format: ExportFormat): Promise<Blob>;
  cancelRun(id: string): Promise<Run>;
  listRuns(request: ListRunsRequest, signal?: AbortSignal): Promise<RunList>;
  /** Somebody looks at the run with this page; see `VIEWER_BEAT_SECONDS`. */
  beginViewing(runId: string, viewerId: string): Promise<void>;
  endViewing(runId: string, viewerId: string): Promise<void>;

  /** What is written to log groups from now on, until the signal ends it. */
  liveTail(
    request: LiveTailRequest,
    signal: AbortSignal,
  ): AsyncIterable<LiveTailEvent>;
}

export const logQueriesApiRef = createApiRef<LogQueriesApi>({
  id: 'plugin.log-queries.api',
});
