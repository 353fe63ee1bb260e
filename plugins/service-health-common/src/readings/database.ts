import { z } from 'zod';
import { moment } from '../schema';

/**
 * An RDS database instance, as `DescribeDBInstances` shows it.
 *
 * @public
 */
export const databaseSchema = z.object({
  arn: z.string(),
  identifier: z.string(),
  accountId: z.string(),
  region: z.string(),
  state: z
    .string()
    .describe('Such as `available`, `modifying`, `storage-full`'),
  engine: z.string().optional(),
  engineVersion: z.string().optional(),
  instanceClass: z.string().describe('Such as `db.t4g.micro`').optional(),
  multiAz: z.boolean().optional(),
  zone: z.string().optional(),
  storageGiB: z.number().optional(),
  maxStorageGiB: z
    .number()
    .describe('Up to where storage grows by itself')
    .optional(),
  storageType: z.string().optional(),
  encrypted: z.boolean().optional(),
  backupRetentionDays: z.number().optional(),
  latestRestorableAt: moment
    .describe('The newest moment to which it can be restored')
    .optional(),
  deletionProtection: z.boolean().optional(),
  endpoint: z.string().describe('`host:port`').optional(),
  createdAt: moment.optional(),
});

/** @public */
export type Database = z.output<typeof databaseSchema>;
