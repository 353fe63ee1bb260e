import { isError, ResponseError } from '@backstage/errors';

/**
 * Why something failed: in the words of the backend, where it has any, rather
 * than as a status code.
 *
 * @public
 */
export function messageOf(error: unknown): string {
  if (error instanceof ResponseError) return error.cause.message;
  return isError(error) ? error.message : String(error);
}
