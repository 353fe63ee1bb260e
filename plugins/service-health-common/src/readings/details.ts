import { z } from 'zod';
import { count, moment } from '../schema';
import { alarmStripSchema } from './alarm';
import { readingSchema } from './reading';

/** @public */
export const scalingActivitySchema = z.object({
  id: z.string(),
  startedAt: moment.optional(),
  endedAt: moment.optional(),
  status: z.string().describe('Such as `Successful`, `InProgress`, `Failed`'),
  description: z
    .string()
    .describe('What was set: `Setting desired count to 4.`'),
  cause: z.string().describe('Why: the alarm and the policy').optional(),
});

/** @public */
export type ScalingActivity = z.output<typeof scalingActivitySchema>;

/**
 * How Application Auto Scaling moves a service's desired count; without range
 * where the service is not registered as a scalable target.
 *
 * @public
 */
export const serviceScalingSchema = z.object({
  minimum: count.optional(),
  maximum: count.optional(),
  suspended: z.boolean(),
  policies: z.array(
    z.object({ name: z.string(), type: z.string(), summary: z.string() }),
  ),
  activities: z.array(scalingActivitySchema).describe('The newest first'),
});

/** @public */
export type ServiceScaling = z.output<typeof serviceScalingSchema>;

/**
 * A service deployment, as `DescribeServiceDeployments` shows it.
 *
 * @public
 */
export const serviceRolloutSchema = z.object({
  arn: z.string(),
  status: z
    .string()
    .describe(
      'Such as `SUCCESSFUL`, `IN_PROGRESS`, `ROLLBACK_SUCCESSFUL`, `STOPPED`',
    ),
  statusReason: z.string().optional(),
  startedAt: moment.optional(),
  finishedAt: moment.optional(),
  targetRevision: z
    .number()
    .describe('Of the task definition that it rolls out')
    .optional(),
  sourceRevisions: z.array(z.number()).describe('Those that it replaces'),
  images: z.array(z.string()),
  circuitBreaker: z
    .object({
      status: z
        .string()
        .describe(
          '`TRIGGERED`, `MONITORING`, `MONITORING_COMPLETE`, `DISABLED`',
        ),
      failureCount: count,
      threshold: count,
    })
    .optional(),
  rollback: z
    .object({ reason: z.string().optional(), startedAt: moment.optional() })
    .describe('Why it was rolled back, and when')
    .optional(),
});

/** @public */
export type ServiceRollout = z.output<typeof serviceRolloutSchema>;

/** What RDS said of a database. @public */
export const databaseEventSchema = z.object({
  at: moment.optional(),
  message: z.string(),
  categories: z.array(z.string()),
});

/** @public */
export type DatabaseEvent = z.output<typeof databaseEventSchema>;

/** @public */
export const databaseHistorySchema = z.object({
  events: z
    .array(databaseEventSchema)
    .describe('The newest, from the newest on'),
  pendingMaintenance: z.array(
    z.object({
      action: z.string(),
      description: z.string().optional(),
      appliedAt: moment
        .describe("When it is applied without anyone's doing")
        .optional(),
    }),
  ),
  lastSnapshot: z
    .object({
      id: z.string(),
      type: z.string(),
      createdAt: moment.optional(),
    })
    .optional(),
  restorable: z
    .object({ from: moment.optional(), to: moment.optional() })
    .describe('The window to any moment of which it can be restored')
    .optional(),
});

/** @public */
export type DatabaseHistory = z.output<typeof databaseHistorySchema>;

/**
 * What only the page of one entity shows: each part is read by calls of its
 * own, so that one that is denied leaves the others alone.
 *
 * @public
 */
export const healthDetailsSchema = z.object({
  scaling: z
    .array(readingSchema(serviceScalingSchema))
    .describe('By the ARN of the ECS service'),
  rollouts: z
    .array(readingSchema(z.array(serviceRolloutSchema)))
    .describe('By the ARN of the ECS service'),
  databaseHistory: z
    .array(readingSchema(databaseHistorySchema))
    .describe(
      'By the ARN of the database. It is read in the background for all databases of an account and region together, every few minutes: a database that is new to the portal has none yet',
    ),
  alarmStrips: z
    .array(alarmStripSchema)
    .describe('One for each alarm that could be read, over the last 24 hours'),
});

/** @public */
export type HealthDetails = z.output<typeof healthDetailsSchema>;
