import { lazy } from 'react';

export { catalogSearchModule } from './catalogSearchModule';

/**
 * Search results, with the health of the entities among them, for the dialog
 * of the sidebar's search; loaded when first shown, so wrap it in a `Suspense`.
 *
 * @public
 */
export const QuickSearchResults = lazy(() =>
  import('./QuickSearchResults').then(m => ({ default: m.QuickSearchResults })),
);
