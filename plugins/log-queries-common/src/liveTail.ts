import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { z } from 'zod';
import {
  accountIdSchema,
  entityRefSchema,
  logGroupNameSchema,
  regionSchema,
} from './fields';

/** StartLiveTail takes no more log groups. @public */
export const MAX_TAIL_GROUPS = 10;

/** What a minute of Live Tail costs in `us-east-1`, in USD. @public */
export const USD_PER_TAIL_MINUTE = 0.01;

/**
 * `POST /live-tail`: answers with server-sent events, each of one of
 * {@link LiveTailEvent}'s types, until somebody ends it. Read it with `fetch`:
 * an `EventSource` sends no token.
 *
 * @public
 */
export const liveTailSchema = z.strictObject({
  accountId: accountIdSchema,
  region: regionSchema,
  entityRef: entityRefSchema.optional(),
  /** Left out: those of the entity. */
  logGroupNames: z
    .array(logGroupNameSchema)
    .min(1)
    .max(MAX_TAIL_GROUPS)
    .optional(),
  /** The lines of one task alone; needs a single log group, says AWS. */
  taskId: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be the id of a task')
    .optional(),
  /** A CloudWatch Logs filter pattern, such as `?ERROR ?"status 500"`. */
  filterPattern: z.string().max(1_024).optional(),
});

/** @public */
export type LiveTailRequest = z.infer<typeof liveTailSchema>;

/** One line of a live tail. @public */
export interface LiveTailLine {
  /** ISO 8601. */
  timestamp: string;
  logGroupName: string;
  logStreamName: string;
  message: string;
}

/**
 * `event:` is the type, `data:` the whole as JSON.
 *
 * @public
 */
export type LiveTailEvent =
  | {
      type: 'start';
      logGroupNames: string[];
      /** ISO 8601: when the portal ends it. */
      endsAt: string;
      usdPerMinute: number;
    }
  | {
      type: 'lines';
      lines: LiveTailLine[];
      /** AWS shows 500 lines a second at most; more are sampled. */
      sampled: boolean;
    }
  | { type: 'end'; reason: 'time' | 'aws' | 'restart'; problem?: Problem };
