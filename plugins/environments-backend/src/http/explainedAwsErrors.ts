import { ServiceUnavailableError } from '@backstage/errors';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { ErrorRequestHandler } from 'express';
import { finalRemedy } from '../patience/finalRemedy';

/**
 * Puts what AWS answers no with into words for whoever waits for the page. It
 * is the portal that lacks a permission then, and not the one who asks.
 */
export const explainedAwsErrors: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => {
  if (!isFromAws(error)) {
    next(error);
    return;
  }
  const problem = explainAwsError(error);
  const remedy = finalRemedy(problem);
  const words = remedy ? `${problem.message}. ${remedy}.` : problem.message;
  next(new ServiceUnavailableError(words));
};

/** The SDK says of each error how many attempts it took. */
function isFromAws(error: unknown): boolean {
  return typeof error === 'object' && error !== null && '$metadata' in error;
}
