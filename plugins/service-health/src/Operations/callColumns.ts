import type { AwsCallStatistics } from '@quarterdeck/plugin-service-health-common';

/** A column of the table of calls. */
export interface CallColumn {
  id: keyof AwsCallStatistics;
  title: string;
  /** Set to the right, the greatest first. */
  isNumber?: boolean;
}

export const CALL_COLUMNS: CallColumn[] = [
  { id: 'accountId', title: 'Account' },
  { id: 'region', title: 'Region' },
  { id: 'service', title: 'Service' },
  { id: 'operation', title: 'Operation' },
  { id: 'calls', title: 'Calls', isNumber: true },
  { id: 'throttles', title: 'Throttled', isNumber: true },
  { id: 'failures', title: 'Failed', isNumber: true },
  { id: 'medianMs', title: 'Median, ms', isNumber: true },
  { id: 'p95Ms', title: '95th percentile, ms', isNumber: true },
];

/** By what the calls are ordered. */
export interface CallOrder {
  by: keyof AwsCallStatistics;
  isReversed: boolean;
}

/** Numbers with the greatest first, words by the alphabet; or the other way. */
export function sortCalls(
  calls: AwsCallStatistics[],
  { by, isReversed }: CallOrder,
): AwsCallStatistics[] {
  const sign = isReversed ? -1 : 1;
  return [...calls].sort((left, right) => {
    const [one, other] = [left[by], right[by]];
    return typeof one === 'number' && typeof other === 'number'
      ? sign * (other - one)
      : sign * String(one).localeCompare(String(other), 'en');
  });
}
