import { z } from 'zod';
import { logRetention } from './logRetention';

/**
 * The database sizes on offer, smallest first.
 *
 * @public
 */
export const DATABASE_CLASSES = [
  'db.t4g.micro',
  'db.t4g.small',
  'db.t4g.medium',
  'db.t4g.large',
  'db.m7g.large',
  'db.m7g.xlarge',
  'db.m7g.2xlarge',
  'db.r7g.large',
  'db.r7g.xlarge',
  'db.r7g.2xlarge',
] as const;

/** @public */
export type DatabaseClass = (typeof DATABASE_CLASSES)[number];

/** The largest gp3 volume of RDS for PostgreSQL, in GB. */
const LARGEST_VOLUME_GB = 65_536;

/**
 * The PostgreSQL database: R072 to R101 of the architecture.
 */
export const databaseSchema = z.strictObject({
  instanceClass: z.enum(DATABASE_CLASSES).default('db.t4g.micro').meta({
    title: 'Instance class',
    description: 'db.t4g.micro to begin with, db.t4g.small as it grows.',
  }),
  multiAz: z.boolean().default(true).meta({
    title: 'Standby in a second zone',
    description: 'Fails over by itself in a minute or two; doubles the price.',
  }),
  allocatedStorageGb: z
    .int()
    .min(20, 'RDS allocates 20 GB at least.')
    .max(LARGEST_VOLUME_GB)
    .default(20)
    .meta({
      title: 'Storage (GB)',
      description: 'gp3, with 3,000 IOPS and 125 MB/s below 400 GB.',
    }),
  maxAllocatedStorageGb: z.int().max(LARGEST_VOLUME_GB).default(100).meta({
    title: 'Storage, at most (GB)',
    description: 'RDS adds storage by itself up to this size.',
  }),
  iops: z.int().min(12_000).max(64_000).optional().meta({
    title: 'Provisioned IOPS',
    description: 'Only for 400 GB and more.',
  }),
  storageThroughputMbps: z.int().min(500).max(4_000).optional().meta({
    title: 'Provisioned throughput (MB/s)',
    description: 'Only for 400 GB and more.',
  }),
  backupRetentionDays: z
    .int()
    .min(1, 'Without backups there is no point-in-time restore: keep a day.')
    .max(35, 'RDS keeps automatic backups for 35 days at most.')
    .default(7)
    .meta({
      title: 'Backups kept (days)',
      description: 'Any second of these days can be restored.',
    }),
  backupWindow: z
    .string()
    .regex(
      /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
      'Write the window like `03:00-04:00` (UTC).',
    )
    .default('03:00-04:00')
    .meta({
      title: 'Backup window',
      description: 'Daily, in UTC, half an hour at least.',
    }),
  maintenanceWindow: z
    .string()
    .regex(
      /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/,
      'Write the window like `sun:04:00-sun:05:00` (UTC).',
    )
    .default('sun:04:00-sun:05:00')
    .meta({
      title: 'Maintenance window',
      description: 'Weekly, in UTC, apart from the backup window.',
    }),
  maxConnections: z.int().min(25).max(5_000).default(100).meta({
    title: 'Connections, at most',
    description: 'The parameter `max_connections` of PostgreSQL.',
  }),
  connectionsPerTask: z.int().min(1).max(500).optional().meta({
    title: 'Connections per task',
    description:
      'The size of the pool in each task. Default: what the database has, shared among twice the tasks at most, because a deployment runs two versions side by side.',
  }),
  readReplica: z.boolean().default(false).meta({
    title: 'Read replica',
    description: 'A second instance to read from; it costs as much again.',
  }),
  backupReplicationRegion: z.string().optional().meta({
    title: 'Region for copies of the backups',
    description:
      'Keeps backups in a second region, to restore from when this one is lost. Needs a key there.',
    'ui:placeholder': 'us-west-2',
  }),
  backupReplicationKmsKeyArn: z
    .string()
    .regex(
      /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
      'Write the ARN of a KMS key, like `arn:aws:kms:us-west-2:123456789012:key/…`.',
    )
    .optional()
    .meta({
      title: 'Key for copies of the backups',
      description:
        'The ARN of a KMS key in that region: the key that AWS manages cannot leave its own.',
    }),
  performanceInsights: z.boolean().default(true).meta({
    title: 'Performance Insights',
    description: 'Shows which queries load the database; a week is free.',
  }),
  logRetentionDays: logRetention(
    30,
    'Database log retention (days)',
    'How long CloudWatch keeps the log of PostgreSQL.',
  ),
  deletionProtection: z.boolean().optional().meta({
    title: 'Protect from deletion',
    description: 'Default: yes in production, otherwise no.',
    'ui:widget': 'radio',
  }),
});
