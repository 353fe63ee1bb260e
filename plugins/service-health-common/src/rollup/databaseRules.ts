import type { Database } from '../readings/database';
import type { Rule } from './rule';

/**
 * States in which the database cannot be used and does not come back by
 * itself.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html
 */
const DOWN =
  /^(failed|stopped|stopping|deleting|storage-full|restore-error|insufficient-capacity|inaccessible-encryption-credentials.*|incompatible-.*)$/;

/** States in which the database serves as in `available`. */
const SERVING =
  /^(available|backing-up|configuring-.*|storage-optimization|storage-config-upgrade)$/;

const down: Rule<Database> = {
  name: 'database.down',
  status: 'critical',
  when: 'RDS says that the database cannot be used and will not come back by itself: `failed`, `stopped`, `storage-full`, `incompatible-…`, `inaccessible-encryption-credentials` and their like.',
  clause: database =>
    DOWN.test(database.state)
      ? `the database ${database.identifier} is ${database.state}`
      : undefined,
};

const changing: Rule<Database> = {
  name: 'database.changing',
  status: 'degraded',
  when: 'RDS says that the database is neither serving (`available`, `backing-up`, `configuring-…`, `storage-optimization`) nor down: `modifying`, `rebooting`, `upgrading`, `maintenance` and their like.',
  clause: database =>
    SERVING.test(database.state) || DOWN.test(database.state)
      ? undefined
      : `the database ${database.identifier} is ${database.state}`,
};

/** In the order in which they are said. @public */
export const DATABASE_RULES: Rule<Database>[] = [down, changing];

/** What a healthy database says of itself. */
export function databaseFact(database: Database): string {
  return `database ${database.state}`;
}
