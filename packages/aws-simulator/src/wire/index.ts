export { AwsError, validationError } from './AwsError';
export { createAwsHttpServer } from './AwsHttpServer';
export type {
  AwsHttpServerOptions,
  Interception,
  RequestRecord,
} from './AwsHttpServer';
export { DEFAULT_ACCOUNT_ID, writeSessionToken } from './credentials';
export type { Handlers, RequestContext } from './Handlers';
export { simulatedService, type SimulatedService } from './SimulatedService';
