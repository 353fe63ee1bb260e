import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';

/**
 * The mocked authentication with what it leaves out: that a plugin asks on
 * behalf of a user is told from the user's asking, as real tokens tell it.
 */
export const authOnBehalf = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const pluginId = plugin.getId();
    const auth = mockServices.auth({
      pluginId,
      disableDefaultAuthPolicy: false,
    });
    const requestToken = auth.getPluginRequestToken.bind(auth);
    return Object.assign(auth, {
      async getPluginRequestToken(
        options: Parameters<typeof requestToken>[0],
      ): Promise<{ token: string }> {
        const { onBehalfOf } = options;
        if (!auth.isPrincipal(onBehalfOf, 'user')) return requestToken(options);
        const { userEntityRef } = onBehalfOf.principal;
        return {
          token: mockCredentials.user.token(userEntityRef, {
            actor: { subject: `plugin:${pluginId}` },
          }),
        };
      },
    });
  },
});
