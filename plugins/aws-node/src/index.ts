/**
 * AWS accounts, clients, and what an AWS error means.
 *
 * @packageDocumentation
 */
export type {
  AwsClientClass,
  AwsClientConfig,
  AwsClients,
  AwsTarget,
} from './AwsClients';
export { DefaultAwsClients } from './DefaultAwsClients';
export { explainAwsError } from './explainAwsError';
export { awsClientsServiceRef } from './service';
