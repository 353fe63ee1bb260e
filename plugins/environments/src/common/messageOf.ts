import { ResponseError } from '@backstage/errors';

/** Why something failed: in the words of the backend, where it has any. */
export function messageOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}
