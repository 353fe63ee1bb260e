import * as logs from '@aws-sdk/client-cloudwatch-logs';

export function invalidParameter(message: string) {
  return new logs.InvalidParameterException({ message, $metadata: {} });
}

/** For a `nextToken` that was not given out. */
export function invalidToken() {
  return invalidParameter('The specified nextToken is invalid.');
}

export function notFound(message: string) {
  return new logs.ResourceNotFoundException({ message, $metadata: {} });
}

export function alreadyExists(message: string) {
  return new logs.ResourceAlreadyExistsException({ message, $metadata: {} });
}
