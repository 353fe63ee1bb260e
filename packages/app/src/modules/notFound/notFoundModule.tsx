import {
  createFrontendModule,
  NotFoundErrorPage,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';

const notFoundPage = SwappableComponentBlueprint.make({
  // Takes the place of Backstage's own.
  name: 'core-not-found-error-page',
  params: define =>
    define({
      component: NotFoundErrorPage,
      loader: async () => (await import('./NotFoundPage')).NotFoundPage,
    }),
});

export const notFoundModule = createFrontendModule({
  pluginId: 'app',
  extensions: [notFoundPage],
});
