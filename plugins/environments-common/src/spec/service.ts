import { z } from 'zod';
import { logRetention } from './logRetention';

/**
 * The image of an environment that has no release yet. It runs the placeholder
 * server of the environment's templates, which answers the health check.
 *
 * @public
 */
export const PLACEHOLDER_IMAGE = 'public.ecr.aws/docker/library/node:22-alpine';

const count = (value: number, title: string, description: string) =>
  z.int().min(1).max(500).default(value).meta({ title, description });

/**
 * The containers, their size, and how many of them: R034 to R071 of the
 * architecture.
 */
export const serviceSchema = z.strictObject({
  image: z
    .string()
    .min(1, 'Name the container image.')
    .regex(
      /^\S+$/,
      'An image reference has no spaces; write it like `repository/name:tag`.',
    )
    .default(PLACEHOLDER_IMAGE)
    .meta({
      title: 'Container image',
      description:
        'What runs until the first release. Left as it is, a placeholder that answers the health check.',
    }),
  cpu: z.literal([256, 512, 1024, 2048, 4096, 8192, 16384]).default(512).meta({
    title: 'CPU per task',
    description: 'In CPU units: 1024 are one vCPU.',
  }),
  memoryMb: z.int().min(512).max(122_880).default(1024).meta({
    title: 'Memory per task (MB)',
    description: 'Fargate offers fixed sizes for each CPU value.',
  }),
  port: z.int().min(1).max(65_535).default(3000).meta({
    title: 'Port',
    description: 'The port on which the container listens.',
  }),
  healthCheckPath: z
    .string()
    .max(1024)
    .regex(
      /^\/[A-Za-z0-9_\-.$/~"'@:+&()!,*=?%;]*$/,
      'The path begins with `/` and has no spaces.',
    )
    .default('/api/health')
    .meta({
      title: 'Health check path',
      description: 'Answers 200 when a task can take requests.',
    }),
  minCount: count(
    2,
    'Tasks, at least',
    'The service starts with these, and autoscaling keeps this many.',
  ),
  maxCount: count(10, 'Tasks, at most', 'Autoscaling stops here.'),
  scaling: z
    .enum(['hybrid', 'step', 'target-tracking'])
    .default('hybrid')
    .meta({
      title: 'Autoscaling',
      description:
        'hybrid: out by target tracking, in by one task below 30 % CPU. step: one task at a time both ways. target-tracking: both ways as AWS advises.',
    }),
  cpuTargetPercent: z.int().min(40).max(90).default(70).meta({
    title: 'CPU target (%)',
    description: 'Autoscaling adds tasks above this average.',
  }),
  stickySessions: z.boolean().default(true).meta({
    title: 'Sticky sessions',
    description:
      'The load balancer sends a browser to the same task for a day.',
  }),
  user: z
    .string()
    .regex(
      /^(?!(?:0+|root)(?:$|:))[A-Za-z0-9_][A-Za-z0-9_-]*(?::[A-Za-z0-9_-]+)?$/,
      'Name a user or its number, but not root: what breaks out of the process must not own the container.',
    )
    .default('1000')
    .meta({
      title: 'User in the container',
      description: 'A number or a name that the image knows; never root.',
    }),
  writableFileSystem: z.boolean().default(false).meta({
    title: 'Writable file system',
    description:
      'Lets the application write into its container, outside of its memory.',
  }),
  migrateCommand: z
    .string()
    .min(1)
    .max(1_000)
    .default('node dist/migrate.js')
    .meta({
      title: 'Command that migrates',
      description:
        'What the image runs before each release, as the owner of the database.',
    }),
  exec: z.boolean().default(false).meta({
    title: 'ECS Exec',
    description:
      'Lets who may do so open a shell in a running task, which needs a writable file system; what is typed is logged.',
  }),
  spot: z.boolean().default(false).meta({
    title: 'Fargate Spot',
    description:
      'A good deal cheaper, but AWS ends a task with two minutes of notice; not in production.',
  }),
  logRetentionDays: logRetention(
    30,
    'Log retention (days)',
    'How long CloudWatch keeps the log.',
  ),
});
