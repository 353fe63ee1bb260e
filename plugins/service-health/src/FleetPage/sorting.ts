import {
  compareStatus,
  type FleetRow,
} from '@quarterdeck/plugin-service-health-common';
import { ownerName } from './facets';
import type { FleetQuery } from './fleetQuery';

/** What rows can be ordered by; as it stands in the URL. */
export const SORT_IDS = [
  'status',
  'name',
  'owner',
  'stage',
  'account',
  'region',
  'tasks',
  'alarms',
  'age',
] as const;

export type SortId = (typeof SORT_IDS)[number];

type Compare = (left: FleetRow, right: FleetRow) => number;

/** Each puts first what one would look for; names go by the alphabet. */
const COMPARE: Record<SortId, Compare> = {
  status: (left, right) =>
    compareStatus(left.verdict.status, right.verdict.status),
  name: byText(({ title }) => title),
  owner: byText(({ owner }) => owner && ownerName(owner)),
  stage: byText(({ stage }) => stage),
  account: byText(({ accountIds }) => accountIds[0]),
  region: byText(({ regions }) => regions[0]),
  tasks: byNumber(({ tasks }) => tasks && tasks.desired - tasks.running),
  alarms: byNumber(({ alarms }) => alarms?.inAlarm),
  age: byNumber(({ at }) => at && -Date.parse(at)),
};

/** The rows in the order that is asked for, the worst first among equals. */
export function sortRows(rows: FleetRow[], sort: FleetQuery['sort']) {
  const { by, isReversed } = sort ?? { by: 'status', isReversed: false };
  const sign = isReversed ? -1 : 1;
  return [...rows].sort(
    (left, right) =>
      sign * COMPARE[by](left, right) ||
      COMPARE.status(left, right) ||
      COMPARE.name(left, right),
  );
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

/** What has none comes last. */
function byText(textOf: (row: FleetRow) => string | undefined): Compare {
  return (left, right) => {
    const [one, other] = [textOf(left), textOf(right)];
    if (!one || !other) return Number(!one) - Number(!other);
    return COLLATOR.compare(one, other);
  };
}

/** The greatest first; what has none comes last. */
function byNumber(
  numberOf: (row: FleetRow) => number | '' | undefined,
): Compare {
  return (left, right) => {
    const [one, other] = [numberOf(left), numberOf(right)];
    if (typeof one !== 'number' || typeof other !== 'number') {
      return (
        Number(typeof one !== 'number') - Number(typeof other !== 'number')
      );
    }
    return other - one;
  };
}
