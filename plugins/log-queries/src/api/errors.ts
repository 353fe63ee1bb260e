import { ResponseError } from '@backstage/errors';
import type {
  QueryPosition,
  Refusal,
} from '@quarterdeck/plugin-log-queries-common';
import { z } from 'zod';

const withReason = z.looseObject({ reason: z.string() });
const withPosition = z.object({
  position: z.object({ start: z.number(), end: z.number() }),
});

/** Why the backend refused, where the page can do something about it. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  const { success } = withReason.safeParse(error.body.error);
  // Both sides are built together: what has a reason is a refusal.
  return success ? (error.body.error as unknown as Refusal) : undefined;
}

/** Where in the query's text the backend saw an error, if it says so. */
export function errorPosition(error: unknown): QueryPosition | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  return withPosition.safeParse(error.body.error).data?.position;
}

/** Whether asking again could help: not for what is not there or not allowed. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ResponseError) || error.statusCode >= 500;
}
