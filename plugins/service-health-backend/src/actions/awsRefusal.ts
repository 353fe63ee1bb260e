import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';

/** Errors that say what they mean to the one who asked. */
const OWN = new Set(['ConflictError', 'InputError', 'NotFoundError']);

/**
 * What AWS threw, as an error for whoever asked. A denial comes with the
 * statement that the policy of the portal's role lacks.
 */
export function awsRefusal(error: unknown, targetArn: string): Error {
  if (error instanceof Error && OWN.has(error.name)) return error;
  const { kind, message, action, remedy } = explainAwsError(error);
  switch (kind) {
    case 'access-denied':
      return new ServiceUnavailableError(
        action
          ? `The portal's role may not do this; its policy needs ${statement(
              action,
              targetArn,
            )}`
          : message,
        error,
      );
    case 'not-found':
      return new NotFoundError(message, error);
    case 'failed':
      return new ConflictError(message, error);
    default:
      return new ServiceUnavailableError(
        [message, remedy].filter(Boolean).join('. '),
        error,
      );
  }
}

function statement(action: string, targetArn: string): string {
  const [service] = action.split(':');
  const isOfTarget = targetArn.split(':')[2] === service;
  return JSON.stringify({
    Effect: 'Allow',
    Action: action,
    Resource: isOfTarget ? targetArn : '*',
  });
}
