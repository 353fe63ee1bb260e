import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { AwsClients } from './AwsClients';
import { DefaultAwsClients } from './DefaultAwsClients';

/**
 * The portal's door to AWS, one for all plugins, so that clients and their
 * connections are shared.
 *
 * @public
 */
export const awsClientsServiceRef = createServiceRef<AwsClients>({
  id: 'quarterdeck.aws-clients',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => DefaultAwsClients.fromConfig(config),
    }),
});
