import { InputError } from '@backstage/errors';
import type {
  ServiceActionId,
  ServiceActionRequest,
} from '@quarterdeck/plugin-service-health-common';
import { z } from 'zod';

const LEAST_REASON_CHARACTERS = 10;
const MOST_REASON_CHARACTERS = 500;
/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_TASKS = 5_000;

const anyRequest = z.object({
  target: z
    .string()
    .min(1)
    .describe('The ARN of the service, or of the alarm, that it acts on'),
  reason: z
    .string()
    .trim()
    .min(
      LEAST_REASON_CHARACTERS,
      `say why, in ${LEAST_REASON_CHARACTERS} characters or more`,
    )
    .max(MOST_REASON_CHARACTERS)
    .describe('Why: it stands in the audit log'),
});

/** What each action takes. */
export const ACTION_REQUESTS = {
  'force-deployment': anyRequest,
  'roll-back-deployment': anyRequest,
  'stop-task': anyRequest.extend({
    taskId: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'is the id of a task, not its ARN'),
  }),
  'set-desired-count': anyRequest.extend({
    desiredCount: z.int().min(0).max(MOST_TASKS),
  }),
  'mute-alarm': anyRequest,
} satisfies Record<ServiceActionId, z.ZodType<ServiceActionRequest>>;

/** What one of them takes. */
export const anyActionRequest = z.union([
  ACTION_REQUESTS['stop-task'].describe('Of `stop-task`'),
  ACTION_REQUESTS['set-desired-count'].describe('Of `set-desired-count`'),
  anyRequest.describe('Of the others'),
]);

/** Whether there is such an action. */
export function isActionId(id: string): id is ServiceActionId {
  return Object.hasOwn(ACTION_REQUESTS, id);
}

/** @throws InputError that says what is wrong with it. */
export function parseActionRequest(
  id: ServiceActionId,
  body: unknown,
): ServiceActionRequest {
  const parsed = ACTION_REQUESTS[id].safeParse(body);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
      .join('; '),
  );
}
