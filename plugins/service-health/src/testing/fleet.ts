import type {
  FleetRow,
  Status,
} from '@quarterdeck/plugin-service-health-common';

/** A row of the fleet as the backend would give it. */
export function row(title: string, status: Status, sentence: string): FleetRow {
  return {
    entityRef: `resource:default/${title}`,
    title,
    owner: 'group:default/checkout',
    type: 'aws-environment',
    accountIds: ['123456789012'],
    regions: ['us-east-1'],
    verdict: { status, sentence, parts: [] },
    tasks: { running: status === 'critical' ? 0 : 2, desired: 2 },
    alarms: { inAlarm: status === 'critical' ? 1 : 0, total: 3 },
    at: '2026-11-22T09:20:00Z',
  };
}
