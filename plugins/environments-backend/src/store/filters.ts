import type {
  EnvironmentLocation,
  Page,
} from '@quarterdeck/plugin-environments-common';
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
  /** Only those before the one of this id. */
  before?: string;
}

/** Narrows a query down to the newest requests that fit, for `modify`. */
export function newestRequests(
  query: Knex.QueryBuilder,
  table: 'deployments' | 'plans',
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
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(filter.limit);
  if (!filter.before) return;
  // By the row itself: a Date would round its time to milliseconds.
  query.whereRaw(
    '(created_at, id) < (select created_at, id from ?? where id = ?)',
    [table, filter.before],
  );
}

/**
 * A page of a list, and where the next one begins: one more is read than is
 * shown, to know whether there is any.
 */
export async function readPage<T extends { id: string }>(
  list: (limit: number) => Promise<T[]>,
  limit: number,
): Promise<Page<T>> {
  const found = await list(limit + 1);
  const items = found.slice(0, limit);
  const hasMore = found.length > items.length;
  return { items, next: hasMore ? items.at(-1)?.id : undefined };
}
