import { CatalogIcon } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';

/**
 * Has the entities among the search results say how they are. It stands in for
 * the catalog's own search result.
 *
 * @public
 */
export const catalogSearchModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    SearchResultListItemBlueprint.make({
      params: {
        icon: <CatalogIcon />,
        predicate: ({ type }) => type === 'software-catalog',
        component: () =>
          import('./EntitySearchResult').then(m => m.EntitySearchResult),
      },
    }),
  ],
});
