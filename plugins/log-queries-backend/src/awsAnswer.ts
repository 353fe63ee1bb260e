import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Problem } from '@quarterdeck/plugin-service-health-common';

/**
 * Asks AWS for somebody who waits for the answer. What AWS says no with
 * becomes an error of HTTP, in the words for the person, with its
 * {@link Problem}.
 */
export async function awsAnswer<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isFromAws(error)) throw error;
    throw asHttpError(explainAwsError(error));
  }
}

function asHttpError(problem: Problem): Error {
  const { kind, message, remedy } = problem;
  const text = remedy ? `${message}. ${remedy}` : message;
  const fault = errorOf(kind, text);
  return Object.assign(fault, { problem });
}

function errorOf(kind: Problem['kind'], text: string): Error {
  switch (kind) {
    case 'not-found':
      return new NotFoundError(text);
    case 'access-denied':
      return new NotAllowedError(text);
    case 'configuration':
    case 'failed':
      return new InputError(text);
    case 'throttled':
      return new ConflictError(text);
    default:
      return new ServiceUnavailableError(text);
  }
}

/** Errors of the SDK say whose fault they are; those of Node.js have a code. */
function isFromAws(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    ('$fault' in error || '$metadata' in error || 'code' in error)
  );
}
