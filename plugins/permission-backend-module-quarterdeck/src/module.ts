import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { QuarterdeckPolicy } from './policy';
import { readRoles } from './roles';
import { readRules } from './rules';

/**
 * The portal's policy.
 *
 * @public
 */
export const quarterdeckPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'quarterdeck-policy',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, policy, userInfo }) {
        policy.setPolicy(
          new QuarterdeckPolicy(readRoles(config), userInfo, readRules(config)),
        );
      },
    });
  },
});
