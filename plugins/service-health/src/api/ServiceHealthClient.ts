import { parseEntityRef } from '@backstage/catalog-model';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  Fleet,
  HealthHistory,
  HealthReport,
  MetricsReport,
  OperationsReport,
  ServiceActionId,
  ServiceActionOffer,
  ServiceActionRequest,
  ServiceActionResult,
} from '@quarterdeck/plugin-service-health-common';
import type { HealthWindow, ServiceHealthApi } from './ServiceHealthApi';

/** {@link ServiceHealthApi} over HTTP. */
export class ServiceHealthClient implements ServiceHealthApi {
  private fleet?: { tag: string; value: Fleet };

  constructor(
    private readonly deps: { discoveryApi: DiscoveryApi; fetchApi: FetchApi },
  ) {}

  getReport(entityRef: string, signal?: AbortSignal): Promise<HealthReport> {
    return this.get(entityPath(entityRef), signal);
  }

  getMetrics(
    entityRef: string,
    window: HealthWindow,
    signal?: AbortSignal,
  ): Promise<MetricsReport> {
    return this.get(
      `${entityPath(entityRef)}/metrics?${windowQuery(window)}`,
      signal,
    );
  }

  getHistory(
    entityRef: string,
    window: HealthWindow,
    signal?: AbortSignal,
  ): Promise<HealthHistory> {
    return this.get(
      `${entityPath(entityRef)}/history?${windowQuery(window)}`,
      signal,
    );
  }

  async getFleet(signal?: AbortSignal): Promise<Fleet> {
    const response = await this.fetch('/fleet', { signal });
    // The browser keeps the answer and asks whether it still holds; where it
    // does, there is nothing to parse, and nothing to draw anew.
    const tag = response.headers.get('etag');
    if (tag && this.fleet?.tag === tag) return this.fleet.value;
    const value: Fleet = await response.json();
    this.fleet = tag ? { tag, value } : undefined;
    return value;
  }

  getActions(
    entityRef: string,
    signal?: AbortSignal,
  ): Promise<ServiceActionOffer[]> {
    return this.get(`${entityPath(entityRef)}/actions`, signal);
  }

  async takeAction(
    entityRef: string,
    id: ServiceActionId,
    request: ServiceActionRequest,
  ): Promise<ServiceActionResult> {
    const response = await this.fetch(
      `${entityPath(entityRef)}/actions/${id}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      },
    );
    return response.json();
  }

  getOperations(signal?: AbortSignal): Promise<OperationsReport> {
    return this.get('/operations', signal);
  }

  private async get<TBody>(path: string, signal?: AbortSignal): Promise<TBody> {
    const response = await this.fetch(path, { signal });
    return response.json();
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    const { discoveryApi, fetchApi } = this.deps;
    const baseUrl = await discoveryApi.getBaseUrl('service-health');
    const response = await fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/entities/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function windowQuery({ start, end }: HealthWindow): string {
  return String(new URLSearchParams({ start, end }));
}
