import { parseEntityRef } from '@backstage/catalog-model';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  Fleet,
  HealthHistory,
  HealthReport,
  MetricsReport,
} from '@quarterdeck/plugin-service-health-common';
import type { HealthWindow, ServiceHealthApi } from './ServiceHealthApi';

/** {@link ServiceHealthApi} over HTTP. */
export class ServiceHealthClient implements ServiceHealthApi {
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

  getFleet(signal?: AbortSignal): Promise<Fleet> {
    return this.get('/fleet', signal);
  }

  private async get<TBody>(path: string, signal?: AbortSignal): Promise<TBody> {
    const { discoveryApi, fetchApi } = this.deps;
    const baseUrl = await discoveryApi.getBaseUrl('service-health');
    const response = await fetchApi.fetch(`${baseUrl}${path}`, { signal });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
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
