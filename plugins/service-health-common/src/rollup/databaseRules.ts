import type { Database } from '../readings/database';
import type { Rule } from './rule';
import { moment } from './words';

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

/**
 * Far more than the five minutes after which RDS writes the log away.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
 */
const RESTORE_LAG_MINUTES = 30;

/** What a reading has where AWS leaves the state out. */
const NO_STATE = 'unknown';

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
    SERVING.test(database.state) ||
    DOWN.test(database.state) ||
    database.state === NO_STATE
      ? undefined
      : `the database ${database.identifier} is ${database.state}`,
};

const restoreLagging: Rule<Database> = {
  name: 'database.restore-lagging',
  status: 'degraded',
  when: `The database serves and is backed up, and the newest moment to which it can be restored is more than ${RESTORE_LAG_MINUTES} minutes ago; RDS writes its log away every five.`,
  clause: (database, now) => {
    const { state, backupRetentionDays, latestRestorableAt } = database;
    if (!SERVING.test(state) || !backupRetentionDays || !latestRestorableAt) {
      return undefined;
    }
    const lagMs = now.getTime() - Date.parse(latestRestorableAt);
    return lagMs > RESTORE_LAG_MINUTES * 60_000
      ? `the database ${
          database.identifier
        } can be restored only up to ${moment(latestRestorableAt, now)}`
      : undefined;
  },
};

const noState: Rule<Database> = {
  name: 'database.no-state',
  status: 'unknown',
  when: 'RDS answers without saying in which state the database is.',
  clause: database =>
    database.state === NO_STATE
      ? `RDS does not say how the database ${database.identifier} is`
      : undefined,
};

/** In the order in which they are said. @public */
export const DATABASE_RULES: Rule<Database>[] = [
  down,
  changing,
  restoreLagging,
  noState,
];

/** What a healthy database says of itself. */
export function databaseFact(database: Database): string {
  return `database ${database.state}`;
}
