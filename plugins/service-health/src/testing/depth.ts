import type {
  Alarm,
  AlarmStrip,
  EcsService,
  HealthDetails,
  HealthHistory,
  HealthReport,
  Reading,
} from '@quarterdeck/plugin-service-health-common';
import {
  ALARM_ARN,
  DATABASE_ARN,
  denied,
  good,
  reportOf,
  SERVICE_ARN,
} from './reports';

/** What only the page of one entity shows, all of it well. */
export const details: HealthDetails = {
  scaling: [
    good(SERVICE_ARN, {
      minimum: 2,
      maximum: 10,
      suspended: false,
      policies: [
        {
          name: 'cpu',
          type: 'TargetTrackingScaling',
          summary: 'holds CPU at 70 %',
        },
      ],
      activities: [
        {
          id: 'a',
          startedAt: '2026-11-22T08:30:00Z',
          status: 'Successful',
          description: 'Setting desired count to 4.',
          cause: 'monitor alarm cpu-high in state ALARM triggered policy cpu',
        },
      ],
    }),
  ],
  rollouts: [
    good(SERVICE_ARN, [
      {
        arn: 'arn:aws:ecs:us-east-1:123456789012:service-deployment/shop-production/web/b',
        status: 'ROLLBACK_SUCCESSFUL',
        startedAt: '2026-11-22T09:12:00Z',
        targetRevision: 42,
        sourceRevisions: [41],
        images: ['shop:1.5.0'],
        circuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
        rollback: { reason: 'the circuit breaker was triggered' },
      },
    ]),
  ],
  databaseHistory: [
    good(DATABASE_ARN, {
      events: [
        {
          at: '2026-11-22T03:10:00Z',
          message: 'Multi-AZ instance failover completed',
          categories: ['failover'],
        },
      ],
      pendingMaintenance: [
        {
          action: 'system-update',
          description: 'New Operating System update is available',
          appliedAt: '2026-11-29T04:00:00Z',
        },
      ],
      lastSnapshot: {
        id: 'rds:shop-production-db-1',
        type: 'automated',
        createdAt: '2026-11-22T03:00:00Z',
      },
      restorable: { from: '2026-11-15T03:00:00Z', to: '2026-11-22T09:15:00Z' },
    }),
  ],
  alarmStrips: [stripOf(ALARM_ARN)],
};

export function stripOf(alarmArn: string): AlarmStrip {
  return {
    alarmArn,
    start: '2026-11-21T09:20:00Z',
    end: '2026-11-22T09:20:00Z',
    segments: [
      { from: '2026-11-21T09:20:00Z', state: 'OK' },
      { from: '2026-11-22T09:00:00Z', state: 'ALARM', reason: 'Threshold' },
      { from: '2026-11-22T09:10:00Z', state: 'OK' },
    ],
  };
}

/** The report of an environment with all its details. */
export function deepReport(change: Partial<HealthDetails> = {}): HealthReport {
  return { ...reportOf(), details: { ...details, ...change } };
}

/** A reading that was denied, with the statement that mends it. */
export function deniedReading<TValue>(target: string): Reading<TValue> {
  return {
    target,
    at: '2026-11-22T09:20:00Z',
    problem: {
      ...denied,
      action: 'application-autoscaling:DescribeScalableTargets',
      statement: {
        Effect: 'Allow',
        Action: 'application-autoscaling:DescribeScalableTargets',
        Resource: '*',
      },
    },
  };
}

const [{ value: alarm }] = reportOf().readings.alarm;
const [{ value: service }] = reportOf().readings.ecs;

/** An entity with twenty services and twenty alarms, one of each unwell. */
export function manyReport(): HealthReport {
  if (!alarm || !service) throw new Error('the fixture has both');
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  return reportOf({
    ecs: numbers.map(index => good(...serviceOf(service, index))),
    alarm: numbers.map(index => good(...alarmOf(alarm, index))),
  });
}

function serviceOf(base: EcsService, index: number): [string, EcsService] {
  const arn = `${SERVICE_ARN}-${index}`;
  return [
    arn,
    { ...base, arn, name: `web-${index}`, running: index === 7 ? 0 : 2 },
  ];
}

function alarmOf(base: Alarm, index: number): [string, Alarm] {
  const arn = `${ALARM_ARN}-${index}`;
  return [
    arn,
    {
      ...base,
      arn,
      name: `shop-5xx-${index}`,
      state: index === 13 ? 'ALARM' : 'OK',
    },
  ];
}

/** Last night, which AWS has forgotten. */
export const nightHistory: HealthHistory = {
  entityRef: 'resource:default/shop-production',
  start: '2026-11-22T00:00:00Z',
  end: '2026-11-22T09:20:00Z',
  keptDays: 30,
  stoppedTasks: ['02:10', '02:08', '02:06'].map((time, index) => ({
    serviceArn: SERVICE_ARN,
    id: `f00${index}`.repeat(4),
    arn: `arn:aws:ecs:us-east-1:123456789012:task/shop-production/f00${index}`,
    state: 'STOPPED',
    containerHealth: 'UNKNOWN',
    revision: 40,
    images: ['shop:1.3.0'],
    stoppedAt: `2026-11-22T${time}:00Z`,
    stopCode: 'EssentialContainerExited',
    reason: 'Essential container in task exited',
    containers: [{ name: 'app', exitCode: 1 }],
    ...(index === 0 && {
      log: {
        group: '/ecs/shop-production',
        stream: 'ecs/app/f000',
        lines: ['{"level":"error","message":"relation does not exist"}'],
      },
    }),
  })),
  events: [],
  databaseEvents: [],
  alarmTransitions: [
    {
      alarmArn: ALARM_ARN,
      alarmName: 'shop-5xx',
      at: '2026-11-22T02:09:00Z',
      from: 'OK',
      to: 'ALARM',
      reason: 'Threshold Crossed',
    },
  ],
  deployments: [
    {
      serviceArn: SERVICE_ARN,
      id: 'ecs-svc/0',
      revision: 40,
      images: ['shop:1.3.0'],
      startedAt: '2026-11-22T02:00:00Z',
      rolloutState: 'COMPLETED',
    },
  ],
  gaps: [],
};
