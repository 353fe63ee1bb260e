/** The two limits of free storage, as one says them or the other. */
interface FreeStorageLimits {
  freeStorageCriticalGb: number;
  freeStorageWarningGb: number;
  freeStorageCriticalPercent?: number;
  freeStorageWarningPercent?: number;
}

/**
 * How much free storage the database has when somebody is told, in GB: a share
 * of the allocated storage where one is named, a number of GB otherwise (F21).
 *
 * @public
 */
export function freeStorageLimitsGb(spec: {
  database: { allocatedStorageGb: number };
  operations: FreeStorageLimits;
}): { critical: number; warning: number } {
  const { operations, database } = spec;
  const share = (percent: number | undefined, gb: number) =>
    percent === undefined ? gb : (database.allocatedStorageGb * percent) / 100;
  return {
    critical: share(
      operations.freeStorageCriticalPercent,
      operations.freeStorageCriticalGb,
    ),
    warning: share(
      operations.freeStorageWarningPercent,
      operations.freeStorageWarningGb,
    ),
  };
}
