import { z } from 'zod';

/**
 * What can be done to a service from its page. Each is off unless
 * `serviceHealth.actions` names it, and needs its permission, the entity's
 * ownership and a reason.
 *
 * @public
 */
export const serviceActionIdSchema = z.enum([
  'force-deployment',
  'roll-back-deployment',
  'stop-task',
  'set-desired-count',
  'mute-alarm',
]);

/** @public */
export type ServiceActionId = z.output<typeof serviceActionIdSchema>;

/** What `GET …/actions` answers: those that the caller may take here. @public */
export const serviceActionOfferSchema = z.object({
  id: serviceActionIdSchema,
  target: z
    .string()
    .describe('The ARN of the service, or of the alarm, that it acts on'),
  refusal: z
    .string()
    .describe('Why it is shown but cannot be taken')
    .optional(),
});

/** @public */
export type ServiceActionOffer = z.output<typeof serviceActionOfferSchema>;

/**
 * What `POST …/actions/:id` takes.
 *
 * @public
 */
export interface ServiceActionRequest {
  target: string;
  /** Ten characters or more: it stands in the audit log. */
  reason: string;
  /** Of `stop-task`. */
  taskId?: string;
  /** Of `set-desired-count`. */
  desiredCount?: number;
}

/** @public */
export const serviceActionResultSchema = z.object({
  message: z.string().describe('One sentence: what has been asked of AWS'),
});

/** @public */
export type ServiceActionResult = z.output<typeof serviceActionResultSchema>;
