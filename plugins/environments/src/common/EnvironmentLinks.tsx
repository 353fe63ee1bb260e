import { Link } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/lib/useAsync';

/** The tabs of an environment's page where people go from here. */
const TABS = [
  { title: 'Environment', path: 'environment' },
  { title: 'Health', path: 'health' },
  { title: 'Logs', path: 'logs' },
];

/**
 * The ways to an environment, while the catalog has it: one that is not made
 * yet, or was taken down, has no page.
 *
 * @param asOf - another value looks again
 */
export function EnvironmentLinks(props: { entityRef: string; asOf: string }) {
  const { asOf, entityRef } = props;
  const catalog = useApiHolder().get(catalogApiRef);
  const entityRoute = useRouteRef(entityRouteRef);
  // Without an answer there is no link; the page has more to say than that.
  const { value: entity } = useAsync(async () => {
    // Asked for by its name, one that is not there is an error of the browser's.
    const found = await catalog?.getEntitiesByRefs({
      entityRefs: [entityRef],
      fields: ['metadata.name'],
    });
    return found?.items[0];
  }, [catalog, entityRef, asOf]);
  if (!entity || !entityRoute) return null;
  const page = entityRoute(entityRouteParams(entityRef));
  return (
    <nav aria-label="Environment">
      {TABS.map(({ path, title }, index) => (
        <span key={path}>
          {index > 0 && ' · '}
          <Link to={`${page}/${path}`} underline="always">
            {title}
          </Link>
        </span>
      ))}
    </nav>
  );
}
