import type { IncidentDefinition } from '../IncidentDefinition';

const DAY_MS = 86_400_000;
const NOTICE_DAYS = 14;
const FORCED_AFTER_DAYS = 28;

/**
 * An operating system update that nobody has opted in to: RDS applies it by
 * itself after a notice. It ends when it has been applied.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_PendingMaintenanceAction.html
 */
export const maintenancePending: IncidentDefinition = {
  summary: "an update of the database's operating system waits to be applied",
  needsDatabase: true,
  begin({ incident: { startedAt }, database }) {
    if (!database) return;
    const after = (days: number) =>
      new Date(startedAt.getTime() + days * DAY_MS);
    database.shape.pendingMaintenance = [
      {
        Action: 'system-update',
        Description: 'New Operating System update is available',
        AutoAppliedAfterDate: after(NOTICE_DAYS),
        ForcedApplyDate: after(FORCED_AFTER_DAYS),
        CurrentApplyDate: after(NOTICE_DAYS),
      },
    ];
    database.shape.events.push({
      SourceIdentifier: database.id,
      SourceType: 'db-instance',
      SourceArn: database.arn,
      Date: startedAt,
      EventCategories: ['maintenance'],
      Message:
        "A system update is available for the DB instance. For information about applying updates, see 'Maintaining a DB instance' in the RDS User Guide.",
    });
  },
  end({ database }) {
    if (database) database.shape.pendingMaintenance = undefined;
  },
};
