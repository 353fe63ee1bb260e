import { IncidentScene, mean, sum } from './testing/incidentScene';

describe('trouble with the service', () => {
  let scene: IncidentScene;
  beforeEach(async () => {
    scene = await IncidentScene.open();
  });
  afterEach(() => scene.close());

  it('crash-loop', async () => {
    await scene.start('crash-loop');
    scene.pass(15);
    expect(await scene.service()).toMatchObject({
      desiredCount: 2,
      runningCount: 0,
    });
    expect((await scene.tasks('STOPPED')).at(-1)).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 1 }],
    });
    expect(await scene.alarms()).toEqual(['alb-5xx', 'ecs-running-tasks']);
    const own = (status: number) =>
      scene.metric(['loadBalancer', `HTTPCode_ELB_${status}_Count`, 'Sum'], 15);
    const [unreachable, missing] = [sum(await own(502)), sum(await own(503))];
    expect(unreachable).toBeGreaterThan(0);
    expect(missing).toBeGreaterThan(20 * unreachable);
    expect(
      await scene.messages(scene.databaseLog, '"order_items"'),
    ).not.toEqual([]);

    await scene.stop('crash-loop');
    scene.pass(15);
    expect((await scene.service()).runningCount).toBe(2);
    expect(await scene.alarms()).toEqual([]);
  });

  it('crash-loop for want of memory', async () => {
    await scene.start('crash-loop', { exitCode: 137 });
    scene.pass(15);
    expect((await scene.tasks('STOPPED')).at(-1)).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [
        {
          exitCode: 137,
          reason: 'OutOfMemoryError: Container killed due to memory usage',
        },
      ],
    });
    expect(
      Math.min(...(await scene.metric(['service', 'MemoryUtilization']))),
    ).toBeGreaterThan(85);
    expect(await scene.alarms()).toEqual([
      'alb-5xx',
      'ecs-memory',
      'ecs-running-tasks',
    ]);
    expect(
      await scene.messages(scene.log, '"Memory is running out"'),
    ).not.toEqual([]);
    expect(await scene.messages(scene.log, '"Exiting with code"')).toEqual([]);
  });

  it('target-5xx', async () => {
    await scene.start('target-5xx');
    scene.pass(6);
    const failed = sum(
      await scene.metric(['targetGroup', 'HTTPCode_Target_5XX_Count', 'Sum']),
    );
    expect(failed).toBeGreaterThan(50);
    expect(
      sum(
        await scene.metric(['loadBalancer', 'HTTPCode_ELB_5XX_Count', 'Sum']),
      ),
    ).toBe(0);
    expect(await scene.alarms()).toEqual(['alb-5xx']);
    expect((await scene.targetHealth()).map(each => each?.State)).toEqual([
      'healthy',
      'healthy',
    ]);
    expect((await scene.service()).runningCount).toBe(2);
    const errors = await scene.messages(scene.log, '{ $.level = "error" }');
    expect(Math.abs(errors.length - failed)).toBeLessThan(20);
    expect(JSON.parse(errors[0]).stack).toMatch(
      /^TypeError: .*\n {4}at priceOf/,
    );

    await scene.stop('target-5xx');
    scene.pass(3);
    expect(await scene.alarms()).toEqual([]);
    expect(await scene.alarmHistory('alb-5xx')).toHaveLength(3);
  });

  it('unhealthy-targets', async () => {
    await scene.start('unhealthy-targets');
    // Until both have failed too many checks, the targets are still healthy.
    scene.pass(1);
    expect((await scene.targetHealth()).map(each => each?.State)).toEqual([
      'healthy',
      'healthy',
    ]);
    const seen = new Map<string | undefined, string | undefined>();
    for (let half = 0; half < 30; half++) {
      scene.pass(0.5);
      for (const health of await scene.targetHealth()) {
        if (health?.State === 'unhealthy') {
          seen.set(health.Reason, health.Description);
        }
      }
    }
    expect([...seen].sort()).toEqual([
      [
        'Target.ResponseCodeMismatch',
        'Health checks failed with these codes: [503]',
      ],
      ['Target.Timeout', 'Request timed out'],
    ]);
    expect(
      sum(await scene.metric(['targetGroup', 'HealthyHostCount', 'Sum'], 10)),
    ).toBe(0);
    expect(
      mean(await scene.metric(['targetGroup', 'UnHealthyHostCount'], 10)),
    ).toBeGreaterThan(0.3);
    for (const name of ['503', '504']) {
      const metric = `HTTPCode_ELB_${name}_Count`;
      expect(
        sum(await scene.metric(['loadBalancer', metric, 'Sum'], 12)),
      ).toBeGreaterThan(10);
    }
    expect(await scene.alarms()).toContain('alb-5xx');
    const [task] = (await scene.tasks('STOPPED')).slice(-1);
    expect(task).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: expect.stringMatching(
        /^Task failed ELB health checks in \(target-group arn:aws:elasticloadbalancing:.*\)$/,
      ),
    });
    const { messages } = await scene.service();
    for (const pattern of [
      /\(task \w{32}\) \(port 3000\) is unhealthy in \(target-group arn:.*\) due to \(reason Request timed out\)/,
      /has started 1 tasks: \(task \w{32}\)\. Amazon ECS replaced 1 tasks due to an unhealthy status\./,
      /has stopped 1 running tasks: \(task \w{32}\)\./,
    ]) {
      expect(messages).toContainEqual(expect.stringMatching(pattern));
    }

    await scene.stop('unhealthy-targets');
    scene.pass(6);
    expect((await scene.targetHealth()).map(each => each?.State)).toEqual([
      'healthy',
      'healthy',
    ]);
    expect((await scene.service()).runningCount).toBe(2);
    expect(await scene.alarms()).toEqual([]);
  });

  const cannotStart = [
    {
      kind: 'image-cannot-be-pulled',
      reason:
        /^CannotPullContainerError: pull image manifest has been retried 1 time\(s\): failed to resolve ref \S+:\w{7}: \S+: not found$/,
    },
    {
      kind: 'secret-cannot-be-read',
      reason:
        /^ResourceInitializationError: unable to pull secrets or registry auth: .* AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role\/[\w-]+\/\w{32} is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-production\/payment-api-key-\w{6} because /,
    },
  ] as const;
  it.each(cannotStart)('$kind', async ({ kind, reason }) => {
    const before = await scene.service();
    await scene.start(kind);
    scene.pass(1);
    expect(await scene.service()).toMatchObject({
      runningCount: 2,
      deployments: [
        { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', runningCount: 0 },
        { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 2 },
      ],
    });
    scene.pass(9);
    const broken = await scene.service();
    expect(broken.deployments).toMatchObject([
      {
        status: 'PRIMARY',
        rolloutState: 'FAILED',
        rolloutStateReason:
          'ECS deployment circuit breaker: tasks failed to start.',
        runningCount: 0,
      },
      { status: 'ACTIVE', runningCount: 2 },
    ]);
    expect(broken.deployments?.[0].failedTasks).toBeGreaterThanOrEqual(3);
    expect(broken.taskDefinition).not.toBe(before.taskDefinition);
    for (const pattern of [
      /was unable to place a task\. Reason: /,
      /\(deployment ecs-svc\/\d+\) deployment failed: tasks failed to start\./,
    ]) {
      expect(broken.messages).toContainEqual(expect.stringMatching(pattern));
    }
    // One more was starting when ECS gave up.
    const stopped = (await scene.tasks('STOPPED')).filter(
      ({ stopCode }) => stopCode === 'TaskFailedToStart',
    );
    for (const task of stopped) {
      expect(task.stoppedReason).toMatch(reason);
      expect(task.startedAt).toBeUndefined();
      expect(task.containers?.[0].exitCode).toBeUndefined();
    }
    expect(stopped.length).toBeGreaterThanOrEqual(3);
    expect((await scene.targetHealth()).map(each => each?.State)).toEqual([
      'healthy',
      'healthy',
    ]);
    expect(await scene.alarms()).toEqual([]);

    await scene.stop(kind);
    scene.pass(2);
    const mended = await scene.service();
    expect(mended).toMatchObject({
      runningCount: 2,
      taskDefinition: before.taskDefinition,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
    });
    expect(mended.deployments).toHaveLength(1);
  });

  it('is refused where it cannot be', async () => {
    const ask = (body: object) => scene.control('POST', body);
    const environment = 'shop-production';
    expect(await ask({ kind: 'earthquake', environment })).toMatchObject({
      status: 400,
    });
    expect(await ask({ kind: 'full-disk', environment: 'no' })).toEqual({
      status: 404,
      body: {
        error:
          'There is no environment no with an ECS service in account 123456789012, us-east-1',
      },
    });
    expect(await ask({ kind: 'full-disk', environment, exitCode: 1 })).toEqual({
      status: 409,
      body: { error: 'There is no exit code in full-disk' },
    });
    expect(
      await ask({ kind: 'crash-loop', environment, exitCode: 2 }),
    ).toMatchObject({ status: 400 });
    expect((await scene.control('GET')).body).toEqual([]);
  });

  it('may have begun a while ago', async () => {
    await scene.start('full-disk', { sinceMinutes: 40 });
    expect(await scene.databaseStatus()).toBe('storage-full');
    expect(await scene.alarms()).toEqual(
      expect.arrayContaining(['rds-free-storage-critical']),
    );
    expect((await scene.control('GET')).body).toMatchObject([
      { kind: 'full-disk', startedAt: '2026-11-20T14:20:00.000Z' },
    ]);
  });
});
