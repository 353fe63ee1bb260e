import { z } from 'zod';
import { problemSchema } from '../problem';
import { count, moment } from '../schema';

/** @public */
export const ecsDeploymentSchema = z.object({
  id: z.string(),
  role: z
    .string()
    .describe('`PRIMARY` is the newest; `ACTIVE` is one that it replaces'),
  rolloutState: z
    .string()
    .describe(
      '`IN_PROGRESS`, `COMPLETED` or `FAILED`, under the rolling controller',
    )
    .optional(),
  rolloutReason: z
    .string()
    .describe(
      "Why the rollout is in its state, such as a circuit breaker's decision",
    )
    .optional(),
  revision: z.number().describe('Of the task definition').optional(),
  images: z
    .array(z.string())
    .describe('Of the revision, where one of its tasks is known'),
  desired: count,
  running: count,
  pending: count,
  failedTasks: count,
  createdAt: moment.optional(),
  updatedAt: moment.optional(),
});

/** @public */
export type EcsDeployment = z.output<typeof ecsDeploymentSchema>;

/** @public */
export const ecsTaskSchema = z.object({
  id: z.string(),
  arn: z.string(),
  state: z.string().describe('`PROVISIONING` … `RUNNING` … `STOPPED`'),
  containerHealth: z
    .enum(['HEALTHY', 'UNHEALTHY', 'UNKNOWN'])
    .describe("What the containers' own health checks say; or there are none"),
  revision: z.number().optional(),
  zone: z.string().optional(),
  privateIp: z
    .string()
    .describe("By which the load balancer's target is found")
    .optional(),
  images: z.array(z.string()),
  startedAt: moment.optional(),
});

/** @public */
export type EcsTask = z.output<typeof ecsTaskSchema>;

/** @public */
export const ecsStoppedContainerSchema = z.object({
  name: z.string(),
  exitCode: z.number().optional(),
  reason: z
    .string()
    .describe(
      'Such as `OutOfMemoryError: Container killed due to memory usage`',
    )
    .optional(),
});

/** @public */
export type EcsStoppedContainer = z.output<typeof ecsStoppedContainerSchema>;

/** @public */
export const ecsStoppedTaskSchema = ecsTaskSchema.extend({
  stoppedAt: moment.optional(),
  stopCode: z
    .string()
    .describe('Such as `EssentialContainerExited` or `TaskFailedToStart`')
    .optional(),
  reason: z.string().optional(),
  containers: z.array(ecsStoppedContainerSchema),
});

/** @public */
export type EcsStoppedTask = z.output<typeof ecsStoppedTaskSchema>;

/** @public */
export const ecsServiceEventSchema = z.object({
  at: moment.optional(),
  message: z.string(),
});

/** @public */
export type EcsServiceEvent = z.output<typeof ecsServiceEventSchema>;

/**
 * An ECS service with its tasks, as `DescribeServices` and `DescribeTasks` show
 * them.
 *
 * @public
 */
export const ecsServiceSchema = z.object({
  arn: z.string(),
  name: z.string(),
  cluster: z.string(),
  accountId: z.string(),
  region: z.string(),
  state: z.string().describe('`ACTIVE`, `DRAINING` or `INACTIVE`'),
  desired: count,
  running: count,
  pending: count,
  launchType: z
    .string()
    .describe('`FARGATE`, `EC2` or `EXTERNAL`, where AWS says it')
    .optional(),
  deployments: z.array(ecsDeploymentSchema).describe('The newest first'),
  tasks: z
    .array(ecsTaskSchema)
    .describe('Those that run or are about to; the oldest first'),
  stoppedTasks: z
    .array(ecsStoppedTaskSchema)
    .describe(
      'Those that AWS still remembers, for about an hour; the newest first',
    ),
  stopsProblem: problemSchema
    .describe('Why it is not known which tasks stopped; in the fleet alone')
    .optional(),
  events: z.array(ecsServiceEventSchema).describe('The newest first'),
});

/** @public */
export type EcsService = z.output<typeof ecsServiceSchema>;
