import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { AwsClients } from './AwsClients';
import { AwsCalls } from './calls/AwsCalls';
import { DefaultAwsClients } from './DefaultAwsClients';

/**
 * What the portal asks of AWS, for those who run it.
 *
 * @public
 */
export const awsCallsServiceRef = createServiceRef<AwsCalls>({
  id: 'quarterdeck.aws-calls',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({ service, deps: {}, factory: () => new AwsCalls() }),
});

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
      deps: { config: coreServices.rootConfig, calls: awsCallsServiceRef },
      factory: ({ config, calls }) =>
        DefaultAwsClients.fromConfig(config, calls),
    }),
});
