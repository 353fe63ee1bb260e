/**
 * An RDS database instance, as `DescribeDBInstances` shows it.
 *
 * @public
 */
export interface Database {
  arn: string;
  identifier: string;
  accountId: string;
  region: string;
  /** Such as `available`, `modifying`, `storage-full`. */
  state: string;
  engine?: string;
  engineVersion?: string;
  /** Such as `db.t4g.micro`. */
  instanceClass?: string;
  multiAz?: boolean;
  zone?: string;
  storageGiB?: number;
  /** Up to where storage grows by itself. */
  maxStorageGiB?: number;
  storageType?: string;
  encrypted?: boolean;
  backupRetentionDays?: number;
  /** ISO 8601: the newest moment to which it can be restored. */
  latestRestorableAt?: string;
  deletionProtection?: boolean;
  /** `host:port`. */
  endpoint?: string;
  createdAt?: string;
}
