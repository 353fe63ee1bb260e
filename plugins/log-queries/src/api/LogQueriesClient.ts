import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
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
import type { LogQueriesApi } from './LogQueriesApi';

/** {@link LogQueriesApi} over HTTP. */
export class LogQueriesClient implements LogQueriesApi {
  constructor(
    private readonly deps: { discoveryApi: DiscoveryApi; fetchApi: FetchApi },
  ) {}

  listQueries(): Promise<QueryLibraryResponse> {
    return this.request('/queries');
  }

  listEntityQueries(entity: CompoundEntityRef): Promise<EntityQueriesResponse> {
    const path = [entity.kind, entity.namespace, entity.name]
      .map(encodeURIComponent)
      .join('/');
    return this.request(`/entities/${path}/queries`);
  }

  startRun(request: StartRunRequest): Promise<Run> {
    return this.request('/runs', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  }

  getRun(id: string, signal?: AbortSignal): Promise<Run> {
    return this.request(`/runs/${encodeURIComponent(id)}`, { signal });
  }

  getRows(
    id: string,
    known: { after: number; generation: number },
    signal?: AbortSignal,
  ): Promise<RunRows> {
    const path = `/runs/${encodeURIComponent(id)}/rows`;
    return this.request(`${path}?${searchParams(known)}`, { signal });
  }

  async exportRun(id: string, format: ExportFormat): Promise<Blob> {
    const path = `/runs/${encodeURIComponent(id)}/export?format=${format}`;
    return (await this.fetch(path)).blob();
  }

  cancelRun(id: string): Promise<Run> {
    return this.request(`/runs/${encodeURIComponent(id)}/cancel`, {
      method: 'POST',
    });
  }

  listRuns(request: ListRunsRequest): Promise<RunList> {
    return this.request(`/runs?${searchParams(request)}`);
  }

  private async request<T>(path: string, init?: RequestInit): Promise<T> {
    return (await this.fetch(path, init)).json();
  }

  private async fetch(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.deps.discoveryApi.getBaseUrl('log-queries');
    const response = await this.deps.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function searchParams(values: Record<string, unknown>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
}
