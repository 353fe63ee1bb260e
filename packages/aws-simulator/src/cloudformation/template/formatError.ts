import { type AwsError, validationError } from '../../wire';

/** What CloudFormation says of a template that is none. */
export const formatError = (message: string): AwsError =>
  validationError(`Template format error: ${message}`);
