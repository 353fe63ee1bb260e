import type { HealthHistory } from '@quarterdeck/plugin-service-health-common';
import { bucketsOf } from './buckets';
import { groupEntries } from './groupEntries';
import { timelineEntries } from './timelineEntries';

const WEB = 'arn:aws:ecs:us-east-1:123456789012:service/shop/web';
const at = (time: string) => `2026-11-22T${time}:00Z`;

const stop = (id: string, time: string) => ({
  id,
  arn: `arn:aws:ecs:us-east-1:123456789012:task/shop/${id}`,
  serviceArn: WEB,
  state: 'STOPPED',
  containerHealth: 'UNKNOWN' as const,
  images: [],
  revision: 42,
  stoppedAt: at(time),
  stopCode: 'EssentialContainerExited',
  reason: 'Essential container in task exited',
  containers: [{ name: 'app', exitCode: 1 }],
});

const night: HealthHistory = {
  entityRef: 'resource:default/shop-production',
  start: at('09:00'),
  end: at('10:00'),
  keptDays: 30,
  gaps: [],
  deployments: [
    {
      serviceArn: WEB,
      id: 'ecs-svc/2',
      revision: 42,
      images: ['shop:1.5.0'],
      startedAt: at('09:12'),
      rolloutState: 'FAILED',
    },
  ],
  stoppedTasks: [stop('c', '09:30'), stop('b', '09:25'), stop('a', '09:14')],
  databaseEvents: [],
  alarmTransitions: [
    {
      alarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-5xx',
      alarmName: 'shop-5xx',
      at: at('09:20'),
      to: 'ALARM',
      reason: 'Threshold Crossed',
    },
  ],
  events: [
    {
      serviceArn: WEB,
      at: at('09:26'),
      message: '(service web) has started 1 tasks: (task 0a1b2c3d4e5f).',
    },
    {
      serviceArn: WEB,
      at: at('09:31'),
      message: '(service web) has started 2 tasks: (task ffffffffffff).',
    },
  ],
};

it('puts everything on one line of time, the newest first', () => {
  expect(timelineEntries(night).map(({ text }) => text)).toEqual([
    '(service web) has started 2 tasks: (task ffffffffffff).',
    'Task stopped: exit code 1',
    '(service web) has started 1 tasks: (task 0a1b2c3d4e5f).',
    'Task stopped: exit code 1',
    'Alarm shop-5xx went off',
    'Task stopped: exit code 1',
    'Deployment of revision 42: failed',
  ]);
});

it('has what happened to the database in the same time', () => {
  const databaseArn = 'arn:aws:rds:us-east-1:123456789012:db:shop-db';
  const entries = timelineEntries({
    ...night,
    databaseEvents: [
      {
        databaseArn,
        at: at('09:19'),
        message: 'Multi-AZ instance failover started',
        categories: ['failover'],
      },
    ],
  });
  expect(entries.filter(({ kind }) => kind === 'database')).toMatchObject([
    {
      at: at('09:19'),
      text: 'Database shop-db: Multi-AZ instance failover started',
      status: 'degraded',
      anchor: 'health-database-us-east-1-123456789012-db-shop-db',
    },
  ]);
});

it('says a repetition once, but not across an alarm', () => {
  expect(
    groupEntries(timelineEntries(night)).map(({ entry, count, firstAt }) => [
      entry.kind,
      count,
      firstAt,
    ]),
  ).toEqual([
    ['event', 2, at('09:26')],
    ['stop', 2, at('09:25')],
    ['alarm', 1, at('09:20')],
    ['stop', 1, at('09:14')],
    ['deployment', 1, at('09:12')],
  ]);
});

it('names the service where there are several', () => {
  const [first] = night.stoppedTasks;
  const both = timelineEntries({
    ...night,
    stoppedTasks: [{ ...first, serviceArn: `${WEB}-worker` }],
  });
  expect(both.map(({ text }) => text)).toContain(
    'Task of web-worker stopped: exit code 1',
  );
});

it('lays them out over the window', () => {
  const buckets = bucketsOf(timelineEntries(night), night);
  expect(buckets[0]).toMatchObject({ leftPercent: 20, count: 1 });
  expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(7);
});
