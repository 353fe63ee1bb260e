import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createDeployAction } from './deploy/createDeployAction';
import { createDestroyAction } from './destroy/createDestroyAction';
import { EnvironmentsClients } from './EnvironmentsClients';
import { createFetchAction } from './fetch/createFetchAction';
import { createPlanAction } from './plan/createPlanAction';

/**
 * Adds `aws:environment:plan`, `aws:environment:deploy`, `aws:environment:destroy`
 * and `aws:environment:fetch` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleEnvironments = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'environments',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ auth, catalog, discovery, scaffolder }) {
        scaffolder.addActions(
          createDeployAction({
            clients: new EnvironmentsClients(auth, discovery),
          }),
          createPlanAction({
            clients: new EnvironmentsClients(auth, discovery),
          }),
          createDestroyAction({
            clients: new EnvironmentsClients(auth, discovery),
          }),
          createFetchAction({ catalog }),
        );
      },
    });
  },
});
