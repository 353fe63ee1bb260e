import { parseEntityRef } from '@backstage/catalog-model';
import {
  type FleetRow,
  type Status,
  STATUS_LABELS,
} from '@quarterdeck/plugin-service-health-common';

/** Older than this beside the rest of the fleet, a reading is called old. */
const OLD_AFTER_SECONDS = 120;

/** In the URL, for what a row does not have. */
const NONE = 'none';

/** What rows can be filtered by; each is a parameter of the URL. */
export const FACET_IDS = [
  'status',
  'owner',
  'stage',
  'type',
  'account',
  'region',
  'tasks',
  'alarms',
  'reading',
] as const;

export type FacetId = (typeof FACET_IDS)[number];

/** One thing to filter by. */
export interface Facet {
  /** As it stands above the column. */
  title: string;
  /** What the row has of it. */
  valuesOf(row: FleetRow, fleetAt: string): string[];
  /** How people read a value. */
  labelOf(value: string): string;
}

export const FACETS: Record<FacetId, Facet> = {
  status: {
    title: 'Status',
    valuesOf: ({ verdict }) => [verdict.status],
    labelOf: value => STATUS_LABELS[value as Status] ?? value,
  },
  owner: {
    title: 'Owner',
    valuesOf: ({ owner }) => [owner ?? NONE],
    labelOf: value => (value === NONE ? 'No owner' : ownerName(value)),
  },
  stage: {
    title: 'Stage',
    valuesOf: ({ stage }) => [stage ?? NONE],
    labelOf: value => (value === NONE ? 'No stage' : value),
  },
  type: {
    title: 'Type',
    valuesOf: ({ type }) => [type ?? NONE],
    labelOf: value => (value === NONE ? 'No type' : value),
  },
  account: {
    title: 'Account',
    valuesOf: ({ accountIds }) => accountIds,
    labelOf: value => value,
  },
  region: {
    title: 'Region',
    valuesOf: ({ regions }) => regions,
    labelOf: value => value,
  },
  tasks: choices('Tasks', {
    labels: {
      short: 'Fewer than desired',
      complete: 'As desired',
      [NONE]: 'Not known',
    },
    choose: ({ tasks }) => {
      if (!tasks) return NONE;
      return tasks.running < tasks.desired ? 'short' : 'complete';
    },
  }),
  alarms: choices('Alarms', {
    labels: { on: 'On', off: 'All off', [NONE]: 'Not known' },
    choose: ({ alarms }) => {
      if (!alarms) return NONE;
      return alarms.inAlarm > 0 ? 'on' : 'off';
    },
  }),
  reading: choices('Reading', {
    labels: {
      fresh: 'Fresh',
      old: `Older than ${OLD_AFTER_SECONDS / 60} minutes`,
      [NONE]: 'Never read',
    },
    choose: ({ at }, fleetAt) => {
      if (!at) return NONE;
      const seconds = (Date.parse(fleetAt) - Date.parse(at)) / 1_000;
      return seconds > OLD_AFTER_SECONDS ? 'old' : 'fresh';
    },
  }),
};

/** The name of an owner: `checkout` of `group:default/checkout`. */
export function ownerName(ref: string): string {
  return parseEntityRef(ref, { defaultKind: 'group' }).name;
}

/** A facet of which each row has exactly one of a few values. */
function choices<TValue extends string>(
  title: string,
  {
    labels,
    choose,
  }: {
    labels: Record<TValue, string>;
    choose(row: FleetRow, fleetAt: string): TValue;
  },
): Facet {
  return {
    title,
    valuesOf: (row, fleetAt) => [choose(row, fleetAt)],
    labelOf: value => labels[value as TValue] ?? value,
  };
}
