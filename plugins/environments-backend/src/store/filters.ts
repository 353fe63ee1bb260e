import type { EnvironmentLocation } from '@quarterdeck/plugin-environments-common';
import type { Knex } from 'knex';

/** An object without what is undefined, which Knex would refuse. */
function withoutUndefined<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** What lists of deployments and of plans can both be narrowed by. */
export interface RequestFilter extends Partial<EnvironmentLocation> {
  requestId?: string;
  requestIdPrefix?: string;
  limit: number;
}

/** Narrows a query down to the newest requests that fit, for `modify`. */
export function newestRequests(
  query: Knex.QueryBuilder,
  filter: RequestFilter,
): void {
  query
    .where(
      withoutUndefined({
        environment_id: filter.environmentId,
        account_id: filter.accountId,
        region: filter.region,
        request_id: filter.requestId,
      }),
    )
    .whereRaw('starts_with(request_id, ?)', filter.requestIdPrefix ?? '')
    .orderBy('created_at', 'desc')
    .limit(filter.limit);
}
