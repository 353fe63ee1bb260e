import type { LoggerService } from '@backstage/backend-plugin-api';
import { explainError } from './explainError';

/**
 * Writes into the log what people are told to look for there: an error with its
 * stack, where its explanation sends to those who run the portal.
 *
 * @param what - did not work, for the log's reader.
 */
export function logFailure(
  logger: LoggerService,
  what: string,
  error: unknown,
): void {
  if (!explainError(error).isLogged) return;
  logger.error(what, error instanceof Error ? error : new Error(String(error)));
}
