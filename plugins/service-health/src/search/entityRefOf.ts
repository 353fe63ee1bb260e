import { stringifyEntityRef } from '@backstage/catalog-model';
import type { SearchDocument } from '@backstage/plugin-search-common';

/**
 * The entity that a search result is about: its page ends in namespace, kind
 * and name. The result has them nowhere else.
 */
export function entityRefOf({ location }: SearchDocument): string | undefined {
  const [path] = location.split(/[?#]/);
  const [namespace, kind, name] = path
    .split('/')
    .filter(Boolean)
    .slice(-3)
    .map(decodeURIComponent);
  return name && stringifyEntityRef({ namespace, kind, name });
}
