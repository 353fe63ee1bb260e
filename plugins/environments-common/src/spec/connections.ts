/** What PostgreSQL keeps back for superusers and RDS for itself. */
const RESERVED_CONNECTIONS = 5;

/** A rolling deployment at 200 % runs every task twice. */
const TASKS_DURING_DEPLOYMENT = 2;

/**
 * The largest connection pool a task may have so that the database is not
 * overcommitted while a deployment runs all tasks twice.
 *
 * @public
 */
export function connectionsPerTask(
  maxConnections: number,
  maxTasks: number,
): number {
  return Math.floor(
    (maxConnections - RESERVED_CONNECTIONS) /
      (TASKS_DURING_DEPLOYMENT * maxTasks),
  );
}
