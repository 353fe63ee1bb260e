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
export type { AwsCall, AwsOperation } from './calls/AwsCall';
export { type AwsCallListener, AwsCalls } from './calls/AwsCalls';
export { fenced } from './calls/fence';
export type { AwsSdkClient } from './calls/observed';
export { isFromAws } from './calls/origin';
export { DefaultAwsClients } from './DefaultAwsClients';
export { explainAwsError } from './explainAwsError';
export { awsCallsServiceRef, awsClientsServiceRef } from './service';
