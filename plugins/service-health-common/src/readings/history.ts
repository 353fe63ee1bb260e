import { z } from 'zod';
import { problemSchema } from '../problem';
import { moment } from '../schema';
import { databaseEventSchema } from './details';
import { ecsServiceEventSchema, ecsStoppedTaskSchema } from './ecsService';

/** What is collected by one round of calls. @public */
export const historyCollectorIdSchema = z.enum([
  'stoppedTasks',
  'serviceEvents',
  'alarmTransitions',
  'databases',
]);

/** @public */
export type HistoryCollectorId = z.output<typeof historyCollectorIdSchema>;

/** Something that could not be collected in an account and region. @public */
export const historyGapSchema = z.object({
  collector: historyCollectorIdSchema,
  accountId: z.string(),
  region: z.string(),
  collectedAt: moment
    .describe('When it last went well; absent when it never did')
    .optional(),
  problem: problemSchema,
});

/** @public */
export type HistoryGap = z.output<typeof historyGapSchema>;

/** @public */
export const stoppedTaskRecordSchema = ecsStoppedTaskSchema.extend({
  serviceArn: z.string(),
  log: z
    .object({
      group: z.string(),
      stream: z.string(),
      lines: z
        .array(z.string())
        .describe('The last lines before the end, in their order'),
    })
    .optional(),
  logProblem: problemSchema.optional(),
});

/** With its log; or why there is none, where it should be one. @public */
export type StoppedTaskRecord = z.output<typeof stoppedTaskRecordSchema>;

/** @public */
export const alarmTransitionSchema = z.object({
  alarmArn: z.string(),
  alarmName: z.string(),
  at: moment,
  from: z.string().optional(),
  to: z.string().describe('`OK`, `ALARM` or `INSUFFICIENT_DATA`'),
  reason: z.string().optional(),
});

/** @public */
export type AlarmTransition = z.output<typeof alarmTransitionSchema>;

/** A deployment of a service, to be marked on a chart. @public */
export const deploymentRecordSchema = z.object({
  serviceArn: z.string(),
  id: z.string(),
  revision: z.number().optional(),
  images: z.array(z.string()),
  startedAt: moment,
  rolloutState: z
    .string()
    .describe('`IN_PROGRESS`, `COMPLETED` or `FAILED`')
    .optional(),
});

/** @public */
export type DeploymentRecord = z.output<typeof deploymentRecordSchema>;

/**
 * What AWS forgets and the portal keeps, of one entity over a range; each list
 * is ordered by time, the newest first.
 *
 * @public
 */
export const healthHistorySchema = z.object({
  entityRef: z.string(),
  start: moment,
  end: moment,
  keptDays: z.number().describe('How long it is kept, in days'),
  stoppedTasks: z.array(stoppedTaskRecordSchema),
  events: z.array(ecsServiceEventSchema.extend({ serviceArn: z.string() })),
  databaseEvents: z.array(
    databaseEventSchema.extend({ databaseArn: z.string() }),
  ),
  alarmTransitions: z.array(alarmTransitionSchema),
  deployments: z.array(deploymentRecordSchema),
  gaps: z
    .array(historyGapSchema)
    .describe('What keeps the portal from collecting more, at the moment'),
});

/** @public */
export type HealthHistory = z.output<typeof healthHistorySchema>;
