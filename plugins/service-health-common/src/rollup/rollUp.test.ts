import type { Alarm } from '../readings/alarm';
import type { Database } from '../readings/database';
import type { EcsService, EcsStoppedTask } from '../readings/ecsService';
import type { LoadBalancer } from '../readings/loadBalancer';
import type { Reading } from '../readings/reading';
import type { Readings } from '../readings/report';
import { ROLL_UP_RULES, rollUp } from './rollUp';

const NOW = new Date('2026-11-22T09:20:00Z');
const place = { accountId: '123456789012', region: 'us-east-1' };

const service: EcsService = {
  ...place,
  arn: 'arn:aws:ecs:us-east-1:123456789012:service/shop/web',
  name: 'web',
  cluster: 'shop',
  state: 'ACTIVE',
  desired: 2,
  running: 2,
  pending: 0,
  deployments: [
    {
      id: 'ecs-svc/1',
      role: 'PRIMARY',
      rolloutState: 'COMPLETED',
      revision: 42,
      images: [],
      desired: 2,
      running: 2,
      pending: 0,
      failedTasks: 0,
      createdAt: '2026-11-22T09:12:00Z',
    },
  ],
  tasks: [],
  stoppedTasks: [],
  events: [],
};

const database: Database = {
  ...place,
  arn: 'arn:aws:rds:us-east-1:123456789012:db:shop-db',
  identifier: 'shop-db',
  state: 'available',
};

const balancer: LoadBalancer = {
  ...place,
  arn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/1',
  name: 'shop',
  state: 'active',
  targetGroups: [
    {
      arn: 'tg',
      name: 'shop-tg',
      targets: [
        { id: '10.0.10.4', state: 'healthy' },
        { id: '10.0.11.5', state: 'healthy' },
      ],
    },
  ],
};

const alarm: Alarm = {
  ...place,
  arn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop-cpu',
  name: 'shop-cpu',
  state: 'OK',
  severity: 'critical',
  actionsEnabled: true,
};

function stopped(change: Partial<EcsStoppedTask> = {}): EcsStoppedTask {
  return {
    id: 'abc',
    arn: 'task/abc',
    state: 'STOPPED',
    containerHealth: 'UNKNOWN',
    revision: 42,
    images: [],
    stoppedAt: '2026-11-22T09:18:00Z',
    stopCode: 'EssentialContainerExited',
    reason: 'Essential container in task exited',
    containers: [{ name: 'app', exitCode: 1 }],
    ...change,
  };
}

function good<T extends { arn: string }>(value: T): Reading<T> {
  return { target: value.arn, at: NOW.toISOString(), value };
}

function failed<T extends { arn: string }>(
  { arn }: T,
  lastGood?: { at: string; value: T },
): Reading<T> {
  return {
    target: arn,
    at: NOW.toISOString(),
    problem: { kind: 'unreachable', message: 'AWS does not answer' },
    ...(lastGood && { lastGood }),
  };
}

function judge(readings: Partial<Readings>) {
  return rollUp(
    { ecs: [], database: [], loadBalancer: [], alarm: [], ...readings },
    NOW,
  );
}

const ofService = (change: Partial<EcsService>) =>
  judge({ ecs: [good({ ...service, ...change })] });
const ofDatabase = (state: string) =>
  judge({ database: [good({ ...database, state })] });
const ofBalancer = (change: Partial<LoadBalancer>) =>
  judge({ loadBalancer: [good({ ...balancer, ...change })] });
const ofTargets = (...targets: LoadBalancer['targetGroups'][0]['targets']) =>
  ofBalancer({ targetGroups: [{ arn: 'tg', name: 'shop-tg', targets }] });
const ofAlarm = (change: Partial<Alarm>) =>
  judge({ alarm: [good({ ...alarm, ...change })] });

describe('a healthy entity', () => {
  it('says what it rests on', () => {
    expect(
      judge({
        ecs: [good(service)],
        database: [good(database)],
        loadBalancer: [good(balancer)],
        alarm: [good(alarm), good({ ...alarm, state: 'INSUFFICIENT_DATA' })],
      }),
    ).toEqual({
      status: 'healthy',
      sentence:
        'Healthy: 2 of 2 tasks running; database available; 2 of 2 targets healthy; 1 alarm OK, 1 alarm without data',
      parts: [],
    });
  });

  it('may be scaled to zero, and may be rolling out', () => {
    expect(ofService({ desired: 0, running: 0 })).toMatchObject({
      status: 'healthy',
      sentence: 'Healthy: web is scaled to zero',
    });
    const [deployment] = service.deployments;
    expect(
      ofService({
        deployments: [{ ...deployment, rolloutState: 'IN_PROGRESS' }],
      }).sentence,
    ).toBe('Healthy: 2 of 2 tasks running, a rollout in progress');
  });
});

describe('ecs.none-running', () => {
  it('says numbers, cause, revision and time', () => {
    const verdict = ofService({
      running: 0,
      stoppedTasks: Array.from({ length: 6 }, () => stopped()),
    });
    expect(verdict.status).toBe('critical');
    expect(verdict.sentence).toBe(
      'Critical: 0 of 2 tasks running; the last 6 stopped with exit code 1 since revision 42, deployed 09:12 UTC',
    );
    expect(verdict.parts).toEqual([
      {
        rule: 'ecs.none-running',
        status: 'critical',
        text: '0 of 2 tasks running; the last 6 stopped with exit code 1 since revision 42, deployed 09:12 UTC',
        evidence: { kind: 'ecs', target: service.arn },
      },
    ]);
  });

  it('says why the cause is not known', () => {
    const { sentence } = ofService({
      running: 0,
      stopsProblem: { kind: 'access-denied', message: 'No ecs:ListTasks' },
    });
    expect(sentence).toBe(
      'Critical: 0 of 2 tasks running; why is not known: No ecs:ListTasks',
    );
  });

  it('does not blame tasks that were stopped on purpose, or an earlier revision', () => {
    const { sentence } = ofService({
      running: 0,
      stoppedTasks: [
        stopped({ stopCode: 'UserInitiated', reason: 'Task stopped by user' }),
        stopped({
          stopCode: 'ServiceSchedulerInitiated',
          reason: 'Scaling activity initiated by deployment',
          containers: [{ name: 'app', exitCode: 143 }],
        }),
        stopped({ revision: 41 }),
      ],
    });
    expect(sentence).toBe('Critical: 0 of 2 tasks running');
  });

  it('tells out of memory, failed health checks and failed starts apart', () => {
    const causes = [
      stopped({
        containers: [
          {
            name: 'app',
            exitCode: 137,
            reason: 'OutOfMemoryError: Container killed due to memory usage',
          },
        ],
      }),
      stopped({
        stopCode: 'ServiceSchedulerInitiated',
        reason: 'Task failed ELB health checks in (target-group …)',
        containers: [{ name: 'app', exitCode: 143 }],
      }),
      stopped({
        stopCode: 'TaskFailedToStart',
        reason: 'CannotPullContainerError: not found',
        containers: [{ name: 'app' }],
      }),
    ].map(task => ofService({ running: 0, stoppedTasks: [task] }).sentence);
    expect(causes).toEqual([
      expect.stringContaining(
        'the last one stopped out of memory (exit code 137)',
      ),
      expect.stringContaining(
        'the last one stopped after failed health checks',
      ),
      expect.stringContaining(
        'stopped with “CannotPullContainerError: not found”',
      ),
    ]);
  });

  it('says a day that is not today', () => {
    const [deployment] = service.deployments;
    expect(
      ofService({
        running: 0,
        deployments: [{ ...deployment, createdAt: '2026-11-21T22:00:00Z' }],
        stoppedTasks: [stopped()],
      }).sentence,
    ).toContain('deployed 21 Nov 22:00 UTC');
  });
});

describe('the other rules of a service', () => {
  it('ecs.not-active', () => {
    expect(
      ofService({ state: 'INACTIVE', desired: 0, running: 0 }),
    ).toMatchObject({
      status: 'critical',
      sentence: 'Critical: the service web is INACTIVE',
    });
  });

  it('ecs.too-few-running', () => {
    expect(ofService({ running: 1, stoppedTasks: [stopped()] })).toMatchObject({
      status: 'degraded',
      sentence:
        'Degraded: 1 of 2 tasks running; the last one stopped with exit code 1 since revision 42, deployed 09:12 UTC',
    });
  });

  it('ecs.crash-loop, while all are running again', () => {
    const three = [stopped(), stopped(), stopped()];
    expect(ofService({ stoppedTasks: three })).toMatchObject({
      status: 'degraded',
      parts: [{ rule: 'ecs.crash-loop' }],
    });
    expect(ofService({ stoppedTasks: three.slice(1) }).status).toBe('healthy');
    expect(
      ofService({
        stoppedTasks: three.map(task => ({
          ...task,
          stoppedAt: '2026-11-22T08:40:00Z',
        })),
      }).status,
    ).toBe('healthy');
  });

  it('ecs.rollout-failed', () => {
    const [deployment] = service.deployments;
    expect(
      ofService({
        deployments: [
          deployment,
          {
            ...deployment,
            role: 'ACTIVE',
            revision: 43,
            rolloutState: 'FAILED',
            rolloutReason: 'tasks failed to start',
            updatedAt: '2026-11-22T09:15:00Z',
          },
        ],
      }),
    ).toMatchObject({
      status: 'degraded',
      sentence:
        'Degraded: the rollout of revision 43 failed at 09:15 UTC (tasks failed to start)',
    });
  });

  it('ecs.rollout-slow', () => {
    const since = (createdAt: string) =>
      ofService({
        deployments: [
          {
            ...service.deployments[0],
            rolloutState: 'IN_PROGRESS',
            createdAt,
          },
        ],
      });
    expect(since('2026-11-22T08:40:00Z')).toMatchObject({
      status: 'degraded',
      sentence:
        'Degraded: the rollout of revision 42 has been in progress since 08:40 UTC',
    });
    expect(since('2026-11-22T09:00:00Z').status).toBe('healthy');
  });

  it('ecs.not-placed', () => {
    const saying = (running: number, at = '2026-11-22T09:10:00Z') =>
      ofService({
        running,
        events: [
          {
            at,
            message:
              '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later.',
          },
        ],
      }).parts.map(({ text }) => text);
    expect(saying(1)).toEqual([
      '1 of 2 tasks running',
      'ECS was unable to place a task: Capacity is unavailable at this time',
    ]);
    expect(saying(2)).toEqual([]);
    expect(saying(1, '2026-11-22T08:10:00Z')).toHaveLength(1);
  });

  it('ecs.no-state', () => {
    expect(ofService({ state: 'UNKNOWN' })).toMatchObject({
      status: 'unknown',
      sentence: 'Unknown: ECS does not say how the service web is',
    });
  });

  it('ecs.unhealthy-tasks', () => {
    const task = { ...stopped(), state: 'RUNNING' };
    expect(
      ofService({
        tasks: [
          { ...task, containerHealth: 'HEALTHY' },
          { ...task, containerHealth: 'UNHEALTHY' },
        ],
      }),
    ).toMatchObject({
      status: 'degraded',
      sentence: 'Degraded: 1 of 2 tasks fails its container health check',
    });
  });
});

describe('the rules of a database', () => {
  it.each(['failed', 'stopped', 'storage-full', 'incompatible-network'])(
    'database.down: %s',
    state => {
      expect(ofDatabase(state)).toMatchObject({
        status: 'critical',
        sentence: `Critical: the database shop-db is ${state}`,
      });
    },
  );

  it.each(['modifying', 'rebooting', 'a-state-of-the-future'])(
    'database.changing: %s',
    state => {
      expect(ofDatabase(state)).toMatchObject({
        status: 'degraded',
        parts: [{ rule: 'database.changing' }],
      });
    },
  );

  it.each(['available', 'backing-up', 'storage-optimization'])(
    'is well: %s',
    state => {
      expect(ofDatabase(state).status).toBe('healthy');
    },
  );
});

describe('the rules of a database that serves', () => {
  it('database.restore-lagging', () => {
    const restorable = (latestRestorableAt: string, backupRetentionDays = 7) =>
      judge({
        database: [
          good({ ...database, latestRestorableAt, backupRetentionDays }),
        ],
      });
    expect(restorable('2026-11-22T08:40:00Z')).toMatchObject({
      status: 'degraded',
      sentence:
        'Degraded: the database shop-db can be restored only up to 08:40 UTC',
    });
    expect(restorable('2026-11-22T09:15:00Z').status).toBe('healthy');
    expect(restorable('2026-11-22T08:40:00Z', 0).status).toBe('healthy');
  });

  it('database.no-state', () => {
    expect(ofDatabase('unknown')).toMatchObject({
      status: 'unknown',
      parts: [{ rule: 'database.no-state' }],
    });
  });
});

describe('the rules of a load balancer', () => {
  it('load-balancer.no-state', () => {
    expect(ofBalancer({ state: 'unknown' })).toMatchObject({
      status: 'unknown',
      parts: [{ rule: 'load-balancer.no-state' }],
    });
  });

  it('load-balancer.failed', () => {
    expect(ofBalancer({ state: 'failed' }).parts[0].rule).toBe(
      'load-balancer.failed',
    );
  });

  it('load-balancer.no-healthy-target', () => {
    expect(
      ofTargets(
        {
          id: '10.0.10.4',
          state: 'unhealthy',
          description: 'Health checks failed with these codes: [502]',
        },
        { id: '10.0.11.5', state: 'draining' },
      ),
    ).toMatchObject({
      status: 'critical',
      sentence:
        'Critical: 0 of 1 target healthy (Health checks failed with these codes: [502])',
    });
  });

  it('load-balancer.unhealthy-targets', () => {
    expect(
      ofTargets(
        { id: '10.0.10.4', state: 'unhealthy', reason: 'Target.Timeout' },
        { id: '10.0.11.5', state: 'healthy' },
      ),
    ).toMatchObject({
      status: 'degraded',
      sentence: 'Degraded: 1 of 2 targets healthy (Target.Timeout)',
    });
  });

  it('load-balancer.no-target', () => {
    expect(ofTargets()).toMatchObject({
      status: 'degraded',
      parts: [{ rule: 'load-balancer.no-target' }],
    });
  });

  it('load-balancer.impaired', () => {
    expect(ofBalancer({ state: 'active_impaired' })).toMatchObject({
      status: 'degraded',
      parts: [{ rule: 'load-balancer.impaired' }],
    });
  });
});

describe('the rules of an alarm', () => {
  const since = '2026-11-22T09:14:00Z';

  it('alarm.critical', () => {
    expect(ofAlarm({ state: 'ALARM', since })).toMatchObject({
      status: 'critical',
      sentence: 'Critical: alarm shop-cpu is on since 09:14 UTC',
    });
  });

  it('alarm.warning', () => {
    expect(ofAlarm({ state: 'ALARM', severity: 'warning' })).toMatchObject({
      status: 'degraded',
      sentence: 'Degraded: alarm shop-cpu is on',
    });
  });

  it('an alarm that scales a service is in ALARM in the course of things', () => {
    expect(ofAlarm({ state: 'ALARM', severity: 'none' })).toMatchObject({
      status: 'healthy',
      sentence: 'Healthy: 1 alarm for scaling',
    });
  });

  it('an alarm without data is named, and says nothing', () => {
    expect(ofAlarm({ state: 'INSUFFICIENT_DATA' })).toMatchObject({
      status: 'healthy',
      sentence: 'Healthy: 1 alarm without data',
    });
  });
});

describe('what cannot be read', () => {
  it('reading.failed is never green, whatever the others say', () => {
    expect(
      judge({ ecs: [good(service)], database: [failed(database)] }),
    ).toMatchObject({
      status: 'unknown',
      sentence:
        'Unknown: the database shop-db could not be read: AWS does not answer',
    });
  });

  it('says of a resource that is gone just that', () => {
    const gone: Reading<Database> = {
      target: database.arn,
      at: NOW.toISOString(),
      problem: {
        kind: 'not-found',
        message: 'There is no database shop-db (any more)',
      },
    };
    expect(judge({ database: [gone] })).toMatchObject({
      status: 'unknown',
      sentence: 'Unknown: there is no database shop-db (any more)',
    });
  });

  it('hides no trouble that is known', () => {
    expect(
      judge({
        ecs: [good({ ...service, running: 0 })],
        database: [failed(database)],
      }).status,
    ).toBe('critical');
  });

  it('keeps the complaints of a last good reading for a while, never its praise', () => {
    const at = (time: string, value: EcsService) =>
      judge({ ecs: [failed(service, { at: time, value })] });
    const down = { ...service, running: 0 };
    expect(at('2026-11-22T09:10:00Z', down)).toMatchObject({
      status: 'critical',
      sentence:
        'Critical: 0 of 2 tasks running (as of 09:10 UTC); the ECS service web could not be read, last seen 09:10 UTC: AWS does not answer',
    });
    expect(at('2026-11-22T09:00:00Z', down).status).toBe('unknown');
    expect(at('2026-11-22T09:19:00Z', service).status).toBe('unknown');
  });

  it('is counted where it is the same for several', () => {
    expect(
      judge({
        ecs: [failed(service)],
        database: [failed(database)],
        alarm: [good(alarm)],
      }),
    ).toMatchObject({
      status: 'unknown',
      sentence:
        'Unknown: 2 of 3 resources could not be read: AWS does not answer',
      parts: [
        { evidence: { target: service.arn } },
        { evidence: { target: database.arn } },
      ],
    });
  });

  it('reading.stale: praise wears off, complaints stay', () => {
    const readAt = (at: string, value: EcsService) =>
      judge({ ecs: [{ ...good(value), at }] });
    expect(readAt('2026-11-22T09:00:00Z', service)).toMatchObject({
      status: 'unknown',
      sentence: 'Unknown: the ECS service web was last read at 09:00 UTC',
      parts: [
        {
          rule: 'reading.stale',
          evidence: { kind: 'ecs', target: service.arn },
        },
      ],
    });
    expect(
      readAt('2026-11-22T09:00:00Z', { ...service, running: 0 }),
    ).toMatchObject({
      status: 'critical',
      sentence:
        'Critical: 0 of 2 tasks running (as of 09:00 UTC); the ECS service web was last read at 09:00 UTC',
    });
    expect(readAt('2026-11-22T09:10:00Z', service).status).toBe('healthy');
  });

  it('reading.none', () => {
    expect(judge({})).toEqual({
      status: 'unknown',
      sentence: 'Unknown: no AWS resource to read',
      parts: [],
    });
  });
});

describe('several complaints', () => {
  const verdict = judge({
    ecs: [good({ ...service, running: 0 })],
    database: [good({ ...database, state: 'modifying' })],
    loadBalancer: [failed(balancer)],
    alarm: [
      good({ ...alarm, state: 'ALARM', name: 'shop-5xx' }),
      good({ ...alarm, state: 'ALARM', severity: 'warning' }),
    ],
  });

  it('come worst first', () => {
    expect(verdict.parts.map(({ rule }) => rule)).toEqual([
      'ecs.none-running',
      'alarm.critical',
      'database.changing',
      'alarm.warning',
      'reading.failed',
    ]);
  });

  it('are counted where the sentence would get too long', () => {
    expect(verdict.sentence).toBe(
      'Critical: 0 of 2 tasks running; alarm shop-5xx is on; the database shop-db is modifying; and 2 more',
    );
  });
});

it('gives every rule a name of its own and words for the documentation', () => {
  const names = ROLL_UP_RULES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(ROLL_UP_RULES.every(({ when }) => when.endsWith('.'))).toBe(true);
});
