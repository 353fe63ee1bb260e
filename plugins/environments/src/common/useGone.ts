import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/lib/useAsync';

/**
 * Which of some entities the catalog does not have, or not any more: a link to
 * one of them leads nowhere. None, while nobody knows.
 */
export function useGone(entityRefs: readonly string[]): ReadonlySet<string> {
  const catalog = useApiHolder().get(catalogApiRef);
  const wanted = [...new Set(entityRefs)].sort().join(',');
  const { value } = useAsync(async () => {
    const asked = wanted.split(',').filter(Boolean);
    if (!catalog || asked.length === 0) return new Set<string>();
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: asked,
      fields: ['metadata.name'],
    });
    return new Set(asked.filter((_, index) => !items[index]));
  }, [catalog, wanted]);
  return value ?? new Set();
}
