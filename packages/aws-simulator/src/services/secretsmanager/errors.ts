import * as secretsManager from '@aws-sdk/client-secrets-manager';

export const notFound = (message: string) =>
  new secretsManager.ResourceNotFoundException({ message, $metadata: {} });

export const invalidRequest = (message: string) =>
  new secretsManager.InvalidRequestException({ message, $metadata: {} });

export const invalidParameter = (message: string) =>
  new secretsManager.InvalidParameterException({ message, $metadata: {} });

export const exists = (message: string) =>
  new secretsManager.ResourceExistsException({ message, $metadata: {} });
