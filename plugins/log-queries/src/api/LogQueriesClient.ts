import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  CreateQueryRequest,
  DeleteQueryRequest,
  ExportFormat,
  ListLogGroupsRequest,
  ListRunsRequest,
  LiveTailEvent,
  LiveTailRequest,
  LogField,
  LogFieldsResponse,
  ReadContextRequest,
  RepeatRunRequest,
  StartRunGroupRequest,
  StartRunRequest,
  SuggestRequest,
  UpdateQueryRequest,
} from '@quarterdeck/plugin-log-queries-common';
import type { LogQueriesApi, Place, QueryKey } from './LogQueriesApi';
import { readEvents } from './readEvents';

/** {@link LogQueriesApi} over HTTP. */
export class LogQueriesClient implements LogQueriesApi {
  constructor(
    private readonly deps: { discoveryApi: DiscoveryApi; fetchApi: FetchApi },
  ) {}

  listQueries() {
    return this.#get<ReturnType<LogQueriesApi['listQueries']>>('/queries');
  }

  listEntityQueries(entity: CompoundEntityRef) {
    return this.#get<ReturnType<LogQueriesApi['listEntityQueries']>>(
      `${pathOf(entity)}/queries`,
    );
  }

  suggestQueries(entity: CompoundEntityRef, request: SuggestRequest) {
    return this.#get<ReturnType<LogQueriesApi['suggestQueries']>>(
      `${pathOf(entity)}/suggestions?${searchParams(request)}`,
    );
  }

  createQuery(request: CreateQueryRequest) {
    return this.#send<ReturnType<LogQueriesApi['createQuery']>>(
      'POST',
      '/queries',
      request,
    );
  }

  updateQuery(key: QueryKey, request: UpdateQueryRequest) {
    return this.#send<ReturnType<LogQueriesApi['updateQuery']>>(
      'PUT',
      `/queries/${segments(key.accountId, key.region, key.id)}`,
      request,
    );
  }

  async deleteQuery(key: QueryKey, request: DeleteQueryRequest) {
    const path = segments(key.accountId, key.region, key.id);
    await this.#fetch(`/queries/${path}?${searchParams(request)}`, {
      method: 'DELETE',
    });
  }

  listLogGroups(request: ListLogGroupsRequest, signal?: AbortSignal) {
    return this.#get<ReturnType<LogQueriesApi['listLogGroups']>>(
      `/log-groups?${searchParams(request)}`,
      signal,
    );
  }

  async listFields(
    {
      logGroupNames,
      ...request
    }: Place & { logGroupNames: readonly string[]; entityRef?: string },
    signal?: AbortSignal,
  ): Promise<LogField[]> {
    const search = searchParams(request);
    for (const name of logGroupNames) search.append('logGroupName', name);
    const { fields } = await this.#get<Promise<LogFieldsResponse>>(
      `/log-groups/fields?${search}`,
      signal,
    );
    return fields;
  }

  estimate(request: StartRunRequest, signal?: AbortSignal) {
    return this.#send<ReturnType<LogQueriesApi['estimate']>>(
      'POST',
      '/runs/estimate',
      request,
      signal,
    );
  }

  estimateGroup(request: StartRunGroupRequest, signal?: AbortSignal) {
    return this.#send<ReturnType<LogQueriesApi['estimateGroup']>>(
      'POST',
      '/run-groups/estimate',
      request,
      signal,
    );
  }

  startRun(request: StartRunRequest) {
    return this.#send<ReturnType<LogQueriesApi['startRun']>>(
      'POST',
      '/runs',
      request,
    );
  }

  startRunGroup(request: StartRunGroupRequest) {
    return this.#send<ReturnType<LogQueriesApi['startRunGroup']>>(
      'POST',
      '/run-groups',
      request,
    );
  }

  getRunGroup(id: string, signal?: AbortSignal) {
    return this.#get<ReturnType<LogQueriesApi['getRunGroup']>>(
      `/run-groups/${segments(id)}`,
      signal,
    );
  }

  runAgain(id: string, request: RepeatRunRequest) {
    return this.#send<ReturnType<LogQueriesApi['runAgain']>>(
      'POST',
      `/runs/${segments(id)}/again`,
      request,
    );
  }

  compareRun(id: string, request: RepeatRunRequest) {
    return this.#send<ReturnType<LogQueriesApi['compareRun']>>(
      'POST',
      `/runs/${segments(id)}/comparison`,
      request,
    );
  }

  getRun(id: string, signal?: AbortSignal) {
    return this.#get<ReturnType<LogQueriesApi['getRun']>>(
      `/runs/${segments(id)}`,
      signal,
    );
  }

  getRows(
    id: string,
    known: { after: number; generation: number },
    signal?: AbortSignal,
  ) {
    return this.#get<ReturnType<LogQueriesApi['getRows']>>(
      `/runs/${segments(id)}/rows?${searchParams(known)}`,
      signal,
    );
  }

  getContext(runId: string, request: ReadContextRequest, signal?: AbortSignal) {
    return this.#get<ReturnType<LogQueriesApi['getContext']>>(
      `/runs/${segments(runId)}/context?${searchParams(request)}`,
      signal,
    );
  }

  async exportRun(id: string, format: ExportFormat): Promise<Blob> {
    const path = `/runs/${segments(id)}/export?${searchParams({ format })}`;
    return (await this.#fetch(path)).blob();
  }

  async exportRunGroup(id: string, format: ExportFormat): Promise<Blob> {
    const search = searchParams({ format });
    return (
      await this.#fetch(`/run-groups/${segments(id)}/export?${search}`)
    ).blob();
  }

  cancelRun(id: string) {
    return this.#send<ReturnType<LogQueriesApi['cancelRun']>>(
      'POST',
      `/runs/${segments(id)}/cancel`,
    );
  }

  listRuns(request: ListRunsRequest, signal?: AbortSignal) {
    return this.#get<ReturnType<LogQueriesApi['listRuns']>>(
      `/runs?${searchParams(request)}`,
      signal,
    );
  }

  async beginViewing(runId: string, viewerId: string): Promise<void> {
    await this.#fetch(`/runs/${segments(runId)}/viewers/${viewerId}`, {
      method: 'PUT',
    });
  }

  async endViewing(runId: string, viewerId: string): Promise<void> {
    await this.#fetch(`/runs/${segments(runId)}/viewers/${viewerId}`, {
      method: 'DELETE',
      // Also while the page is being closed.
      keepalive: true,
    });
  }

  async *liveTail(
    request: LiveTailRequest,
    signal: AbortSignal,
  ): AsyncIterable<LiveTailEvent> {
    const response = await this.#fetch('/live-tail', {
      ...withBody('POST', request),
      signal,
    });
    for await (const data of readEvents(response)) {
      yield JSON.parse(data) as LiveTailEvent;
    }
  }

  async #get<T>(path: string, signal?: AbortSignal): Promise<Awaited<T>> {
    return (await this.#fetch(path, { signal })).json();
  }

  async #send<T>(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Awaited<T>> {
    const init = { ...withBody(method, body), signal };
    return (await this.#fetch(path, init)).json();
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.deps.discoveryApi.getBaseUrl('log-queries');
    const response = await this.deps.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function withBody(method: string, body: unknown): RequestInit {
  if (body === undefined) return { method };
  return {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function pathOf({ kind, namespace, name }: CompoundEntityRef): string {
  return `/entities/${segments(kind, namespace, name)}`;
}

function segments(...parts: string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

function searchParams(values: Record<string, unknown>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
}
