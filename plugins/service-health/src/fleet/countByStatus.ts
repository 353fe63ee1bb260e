import {
  type FleetRow,
  type Status,
  STATUSES,
} from '@quarterdeck/plugin-service-health-common';

/** How many rows have each status; all statuses, the worst first. */
export function countByStatus(
  rows: FleetRow[],
): { status: Status; count: number }[] {
  return STATUSES.map(status => ({
    status,
    count: rows.filter(({ verdict }) => verdict.status === status).length,
  }));
}
