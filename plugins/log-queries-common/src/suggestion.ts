import { z } from 'zod';
import type { AbsoluteRange } from './range';
import type { EntityQuery } from './savedQuery';
import type { TargetProblem } from './api';

/** A range around something begins so long before it. @public */
export const MINUTES_BEFORE = 15;

/** … and ends so long after it, or now. @public */
export const MINUTES_AFTER = 15;

/**
 * `GET /entities/:kind/:namespace/:name/suggestions`: the queries that fit an
 * alarm (`alarmName`, `at` its transition) or a stopped task (`taskId`, `at`
 * its end). What is known fills parameters of the same names.
 *
 * @public
 */
export const suggestSchema = z
  .object({
    /** ISO 8601. */
    at: z.iso.datetime({ offset: true }),
    alarmName: z.string().min(1).max(255).optional(),
    /** Such as `HTTPCode_Target_5XX_Count`: what the alarm watches. */
    metricName: z.string().min(1).max(255).optional(),
    taskId: z
      .string()
      .regex(/^[\w-]{1,64}$/, 'must be the id of a task')
      .optional(),
    /** Why the task stopped, or the alarm its state. */
    stateReason: z.string().max(2_048).optional(),
    requestId: z.string().min(1).max(256).optional(),
  })
  .refine(({ alarmName, taskId }) => alarmName || taskId, {
    message: 'alarmName or taskId is needed',
  });

/** @public */
export type SuggestRequest = z.input<typeof suggestSchema>;

/** A query of the entity with what it needs filled in. @public */
export interface SuggestedQuery extends EntityQuery {
  /** Why it is offered, in a few words: `is about errors, as the alarm is`. */
  because: string;
}

/** The best first; the range is the same for all. @public */
export interface SuggestionsResponse {
  queries: SuggestedQuery[];
  range: AbsoluteRange;
  problems: TargetProblem[];
}
