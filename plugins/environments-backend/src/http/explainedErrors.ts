import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { explainError } from '../failures/explainError';
import { logFailure } from '../failures/logFailure';

/**
 * Puts what AWS answers no with into words for whoever waits for the page, and
 * that the portal's own database is away. It is the portal that lacks a permission
 * then, and not the one who asks.
 */
export function explainedErrors(logger: LoggerService): ErrorRequestHandler {
  return (error, request, _response, next) => {
    const { finalRemedy, message, source } = explainError(error);
    if (source === 'portal') {
      next(error);
      return;
    }
    logFailure(logger, `${request.method} ${request.path} has failed`, error);
    const words = finalRemedy ? `${message}. ${finalRemedy}.` : message;
    next(new ServiceUnavailableError(words));
  };
}
