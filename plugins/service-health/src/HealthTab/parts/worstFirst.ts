import {
  compareStatus,
  type HealthReport,
  type Reading,
  type Status,
  type TargetKind,
  worstStatus,
} from '@quarterdeck/plugin-service-health-common';

/** More targets than that are a list; fewer stand open side by side. */
const MANY = 2;

/** A reading with what the verdict says of it. */
export interface JudgedReading<TValue> {
  reading: Reading<TValue>;
  status: Status;
  isOneOfMany: boolean;
}

/** The readings of a panel, worst first. */
export function worstFirst<TValue>(
  kind: TargetKind,
  readings: Reading<TValue>[],
  { verdict }: HealthReport,
): JudgedReading<TValue>[] {
  return readings
    .map(reading => {
      const parts = verdict.parts.filter(
        ({ evidence }) =>
          evidence.kind === kind && evidence.target === reading.target,
      );
      const status: Status =
        parts.length > 0
          ? worstStatus(parts.map(part => part.status))
          : 'healthy';
      return { reading, status, isOneOfMany: readings.length > MANY };
    })
    .sort(
      (left, right) =>
        compareStatus(left.status, right.status) ||
        left.reading.target.localeCompare(right.reading.target),
    );
}
