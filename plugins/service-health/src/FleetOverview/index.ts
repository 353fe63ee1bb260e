import { lazy } from 'react';

/**
 * The worst rows of the fleet, with a link to the others; loaded when it is
 * first shown, so wrap it in a `Suspense`.
 *
 * @public
 */
export const FleetOverview = lazy(() =>
  import('./FleetOverview').then(m => ({ default: m.FleetOverview })),
);
