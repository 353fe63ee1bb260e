import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createDeployAction } from './deploy/createDeployAction';
import { EnvironmentsClients } from './EnvironmentsClients';

/**
 * Adds `aws:environment:deploy` to the scaffolder.
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
        discovery: coreServices.discovery,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ auth, discovery, scaffolder }) {
        scaffolder.addActions(
          createDeployAction({
            clients: new EnvironmentsClients(auth, discovery),
          }),
        );
      },
    });
  },
});
