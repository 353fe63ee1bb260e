import { World } from '../World';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import { isHealthyAt, taskStatusAt } from './TaskRun';
import { serviceCountsAt, taskRuns } from './taskRuns';

const at = (minute: number, second = 0) =>
  new Date(Date.UTC(2026, 10, 22, 12, minute, second));

function aService(changes: Partial<EcsServiceShape> = {}) {
  const region = new World().region('123456789012', 'us-east-1');
  const service: Resource<EcsServiceShape> = {
    id: 'service',
    arn: 'arn:aws:ecs:us-east-1:123456789012:service/c/s',
    createdAt: at(0),
    tags: { 'quarterdeck/environment': 'shop-production' },
    shape: {
      name: 's',
      clusterArn: 'c',
      clusterName: 'c',
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      loadBalancers: [],
      networkConfiguration: {},
      deploymentConfiguration: {},
      enableExecuteCommand: false,
      propagateTags: 'SERVICE',
      availabilityZoneRebalancing: 'ENABLED',
      deployments: [
        {
          id: 'ecs-svc/1',
          taskDefinitionArn: 't:1',
          createdAt: at(0),
          startMs: 4000,
        },
      ],
      desiredCounts: [{ at: at(0), count: 2 }],
      stoppedTasks: [],
      ...changes,
    },
  };
  region.ecsServices.put(service);
  return { region, service };
}

describe('taskRuns', () => {
  it('starts what is desired, in different zones', () => {
    const { region, service } = aService();
    expect(serviceCountsAt(region, service, at(0, 1))).toEqual({
      desired: 2,
      running: 0,
      pending: 2,
      healthy: 0,
    });
    expect(serviceCountsAt(region, service, at(0, 7))).toEqual({
      desired: 2,
      running: 2,
      pending: 0,
      healthy: 2,
    });
    const runs = taskRuns(region, service, { from: at(5), to: at(6) });
    expect(new Set(runs.map(run => run.zone)).size).toBe(2);
    expect(runs).toEqual(taskRuns(region, service, { from: at(5), to: at(6) }));
  });

  it('scales in and out', () => {
    const { region, service } = aService({
      desiredCounts: [
        { at: at(0), count: 2 },
        { at: at(10), count: 4 },
        { at: at(20), count: 1 },
      ],
    });
    const running = (time: Date) =>
      serviceCountsAt(region, service, time).running;
    expect([at(9), at(11), at(21)].map(running)).toEqual([2, 4, 1]);
    const stopped = taskRuns(region, service, {
      from: at(0),
      to: at(30),
    }).filter(run => run.stop);
    expect(stopped.map(run => run.stop?.code)).toEqual(
      Array(3).fill('ServiceSchedulerInitiated'),
    );
  });

  it('replaces the tasks of the old deployment without a gap', () => {
    const { region, service } = aService();
    service.shape.deployments.push({
      id: 'ecs-svc/2',
      taskDefinitionArn: 't:2',
      createdAt: at(10),
      startMs: 4000,
    });
    for (let second = 0; second < 40; second++) {
      const counts = serviceCountsAt(region, service, at(10, second));
      expect(counts.healthy).toBeGreaterThanOrEqual(2);
    }
    const later = taskRuns(region, service, { from: at(11), to: at(11) });
    expect(later.map(run => run.taskDefinitionArn)).toEqual(['t:2', 't:2']);
  });

  it('replaces a task that was stopped by hand', () => {
    const { region, service } = aService();
    const [first] = taskRuns(region, service, { from: at(5), to: at(5) });
    service.shape.stoppedTasks.push({
      taskId: first.id,
      at: at(6),
      reason: 'try it',
    });
    expect(serviceCountsAt(region, service, at(6, 1)).running).toBe(1);
    expect(serviceCountsAt(region, service, at(6, 30)).running).toBe(2);
    const runs = taskRuns(region, service, { from: at(0), to: at(7) });
    expect(runs).toHaveLength(3);
    expect(runs.find(run => run.id === first.id)?.stop).toEqual({
      code: 'UserInitiated',
      reason: 'try it',
      exitCode: 143,
    });
  });

  it('crashes again and again in a crash loop, and recovers after it', () => {
    const { region, service } = aService();
    service.shape.deployments.push({
      id: 'ecs-svc/2',
      taskDefinitionArn: 't:2',
      createdAt: at(10),
      startMs: 4000,
    });
    region.incidents.push({
      id: 'incident',
      kind: 'crash-loop',
      environment: 'shop-production',
      serviceArn: service.arn,
      startedAt: at(10),
      endedAt: at(40),
    });
    expect(serviceCountsAt(region, service, at(9)).healthy).toBe(2);
    for (let minute = 11; minute < 40; minute++) {
      for (let second = 0; second < 60; second += 7) {
        const counts = serviceCountsAt(region, service, at(minute, second));
        expect(counts).toMatchObject({ desired: 2, running: 0, healthy: 0 });
      }
    }
    expect(serviceCountsAt(region, service, at(41)).healthy).toBe(2);

    const runs = taskRuns(region, service, { from: at(12), to: at(39) });
    const crashed = runs.filter(run => run.stop?.exitCode === 1);
    expect(crashed.length).toBeGreaterThan(40);
    const ids = new Set(runs.map(run => run.id));
    expect(ids.size).toBe(runs.length);
    // A narrow question finds the same tasks as a wide one.
    const narrow = taskRuns(region, service, { from: at(20), to: at(21) });
    expect(narrow.length).toBeGreaterThan(0);
    for (const run of narrow) expect(runs).toContainEqual(run);
  });

  it('has no task left after the service was deleted', () => {
    const { region, service } = aService({ deletedAt: at(10) });
    const runs = taskRuns(region, service, { from: at(0), to: at(20) });
    expect(runs.map(run => taskStatusAt(run, at(9)))).toEqual([
      'RUNNING',
      'RUNNING',
    ]);
    expect(runs.map(run => taskStatusAt(run, at(11)))).toEqual([
      'STOPPED',
      'STOPPED',
    ]);
    expect(runs.some(run => isHealthyAt(run, at(11)))).toBe(false);
  });
});
