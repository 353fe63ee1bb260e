import type {
  Fleet,
  FleetRow,
  Status,
} from '@quarterdeck/plugin-service-health-common';

/** A row of the fleet as the backend would give it. */
export function row(
  title: string,
  status: Status,
  sentence: string,
  others: Partial<FleetRow> = {},
): FleetRow {
  return {
    entityRef: `resource:default/${title}`,
    title,
    owner: 'group:default/checkout',
    type: 'aws-environment',
    stage: 'production',
    accountIds: ['123456789012'],
    regions: ['us-east-1'],
    verdict: { status, sentence, parts: [] },
    tasks: { running: status === 'critical' ? 0 : 2, desired: 2 },
    alarms: { inAlarm: status === 'critical' ? 1 : 0, total: 3 },
    at: '2026-11-22T09:20:00Z',
    ...others,
  };
}

/** A fleet that has just been put together. */
export function fleetOf(rows: FleetRow[]): Fleet {
  return { at: new Date().toISOString(), rows };
}
