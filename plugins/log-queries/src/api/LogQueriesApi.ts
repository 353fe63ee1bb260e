import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/core-plugin-api';
import type {
  EntityQueriesResponse,
  ExportFormat,
  ListRunsRequest,
  QueryLibraryResponse,
  Run,
  RunList,
  RunRows,
  StartRunRequest,
} from '@quarterdeck/plugin-log-queries-common';

/**
 * What the pages ask of the backend. All of it throws the backend's errors
 * (`ResponseError`).
 */
export interface LogQueriesApi {
  listQueries(): Promise<QueryLibraryResponse>;
  listEntityQueries(entity: CompoundEntityRef): Promise<EntityQueriesResponse>;
  startRun(request: StartRunRequest): Promise<Run>;
  getRun(id: string, signal?: AbortSignal): Promise<Run>;
  /** Rows from `after` on, of this generation; see {@link RunRows}. */
  getRows(
    id: string,
    known: { after: number; generation: number },
    signal?: AbortSignal,
  ): Promise<RunRows>;
  /** The stored rows as a file. */
  exportRun(id: string, format: ExportFormat): Promise<Blob>;
  cancelRun(id: string): Promise<Run>;
  listRuns(request: ListRunsRequest): Promise<RunList>;
}

export const logQueriesApiRef = createApiRef<LogQueriesApi>({
  id: 'plugin.log-queries.api',
});
