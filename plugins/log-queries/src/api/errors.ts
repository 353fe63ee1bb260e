import { isError, ResponseError } from '@backstage/errors';
import type { QueryPosition } from '@quarterdeck/plugin-log-queries-common';
import { z } from 'zod';

const withPosition = z.object({
  position: z.object({ start: z.number(), end: z.number() }),
});

/** Where in the query's text the backend saw an error, if it says so. */
export function errorPosition(error: Error): QueryPosition | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  return withPosition.safeParse(error.body.error).data?.position;
}

/** What went wrong, as the backend worded it. */
export function errorMessage(error: unknown): string {
  if (error instanceof ResponseError) return error.body.error.message;
  return isError(error) ? error.message : String(error);
}

/** Whether asking again could help: not for what is not there or not allowed. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ResponseError) || error.statusCode >= 500;
}
