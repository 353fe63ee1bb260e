import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import {
  availabilitySchema,
  deploymentAccountsSchema,
  deploymentListSchema,
  deploymentUpdateSchema,
  environmentStacksSchema,
  type DeploymentFilter,
  type EnvironmentLocation,
  type EnvironmentsApi,
  type SubmitDeployment,
} from './api';
import { deploymentSchema } from './deployment';

/**
 * {@link EnvironmentsApi} over HTTP, for the browser and for other backend
 * plugins alike.
 *
 * @public
 */
export class EnvironmentsClient implements EnvironmentsApi {
  constructor(
    private readonly options: {
      discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
      /** Adds the caller's token, where it does not get there by itself. */
      fetchApi: { fetch: typeof fetch };
    },
  ) {}

  submit(request: SubmitDeployment) {
    return this.#request(deploymentSchema, '/deployments', {}, request);
  }

  list(filter: Partial<DeploymentFilter>) {
    return this.#request(deploymentListSchema, '/deployments', filter);
  }

  follow(deploymentId: string, after: number) {
    return this.#request(
      deploymentUpdateSchema,
      `/deployments/${encodeURIComponent(deploymentId)}/events`,
      { after },
    );
  }

  cancel(deploymentId: string) {
    return this.#request(
      deploymentSchema,
      `/deployments/${encodeURIComponent(deploymentId)}/cancel`,
      {},
      {},
    );
  }

  accounts() {
    return this.#request(deploymentAccountsSchema, '/accounts', {});
  }

  availability(location: EnvironmentLocation & { owner?: string }) {
    return this.#request(availabilitySchema, '/availability', location);
  }

  stacks({ accountId, region, environmentId }: EnvironmentLocation) {
    const path = [accountId, region, environmentId].map(encodeURIComponent);
    return this.#request(
      environmentStacksSchema,
      `/environments/${path.join('/')}`,
      {},
    );
  }

  async #request<TSchema extends z.ZodType>(
    schema: TSchema,
    path: string,
    query: Record<string, string | number | undefined>,
    body?: unknown,
  ): Promise<z.infer<TSchema>> {
    const { discoveryApi, fetchApi } = this.options;
    const url = new URL(
      `${await discoveryApi.getBaseUrl('environments')}${path}`,
    );
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await fetchApi.fetch(
      url.toString(),
      body === undefined
        ? undefined
        : {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}
