import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';

/** What a client over HTTP needs of the app or the backend that it is in. */
export interface HttpClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  /** Adds the caller's token, where it does not get there by itself. */
  fetchApi: { fetch: typeof fetch };
}

type Query = Record<string, string | number | boolean | undefined>;

/** Asks the environments backend, and checks what it answers. */
export class HttpClient {
  constructor(private readonly options: HttpClientOptions) {}

  get<TSchema extends z.ZodType>(
    schema: TSchema,
    path: string,
    query: Query = {},
  ): Promise<z.infer<TSchema>> {
    return this.#request(schema, path, query);
  }

  post<TSchema extends z.ZodType>(
    schema: TSchema,
    path: string,
    body: unknown = {},
  ): Promise<z.infer<TSchema>> {
    return this.#request(
      schema,
      path,
      {},
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
  }

  async #request<TSchema extends z.ZodType>(
    schema: TSchema,
    path: string,
    query: Query,
    init?: RequestInit,
  ): Promise<z.infer<TSchema>> {
    const { discoveryApi, fetchApi } = this.options;
    const url = new URL(
      `${await discoveryApi.getBaseUrl('environments')}${path}`,
    );
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await fetchApi.fetch(url.toString(), init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}
