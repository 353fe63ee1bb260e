import type {
  EcsDeployment,
  ServiceRollout,
} from '@quarterdeck/plugin-service-health-common';
import { deploymentRows } from './deploymentRows';

const deployment = (change: Partial<EcsDeployment> = {}): EcsDeployment => ({
  id: 'ecs-svc/1',
  role: 'PRIMARY',
  rolloutState: 'COMPLETED',
  revision: 41,
  images: ['shop:1.4.0'],
  desired: 2,
  running: 2,
  pending: 0,
  failedTasks: 0,
  createdAt: '2026-11-22T08:00:00Z',
  ...change,
});

const rollout = (change: Partial<ServiceRollout> = {}): ServiceRollout => ({
  arn: 'service-deployment/shop/web/a',
  status: 'SUCCESSFUL',
  startedAt: '2026-11-22T08:00:00Z',
  targetRevision: 41,
  sourceRevisions: [40],
  images: [],
  ...change,
});

it('says once what both calls know', () => {
  const rows = deploymentRows([deployment()], [rollout()]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    revision: 41,
    replaces: [40],
    status: 'healthy',
    text: 'Completed',
    running: 2,
    images: ['shop:1.4.0'],
    remarks: [],
    rolloutArn: 'service-deployment/shop/web/a',
  });
});

it('says why the circuit breaker gave one up, and that it was rolled back', () => {
  const [failed, before] = deploymentRows(
    [deployment()],
    [
      rollout({
        arn: 'service-deployment/shop/web/b',
        status: 'ROLLBACK_SUCCESSFUL',
        targetRevision: 42,
        sourceRevisions: [41],
        startedAt: '2026-11-22T09:12:00Z',
        circuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
        rollback: { reason: 'tasks failed to start' },
      }),
      rollout(),
    ],
  );
  expect(failed).toMatchObject({
    revision: 42,
    text: 'Rolled back',
    status: 'degraded',
    remarks: [
      'The circuit breaker gave it up after 3 of 3 failures',
      'Rolled back: tasks failed to start',
    ],
  });
  expect(failed.running).toBeUndefined();
  expect(before).toMatchObject({ revision: 41, running: 2 });
});

it('never calls a deployment completed whose tasks fail', () => {
  const [row] = deploymentRows(
    [deployment({ running: 0, failedTasks: 6 })],
    [rollout()],
  );
  expect(row).toMatchObject({ status: 'critical', text: 'Tasks fail' });
});

it('does without the second call', () => {
  expect(deploymentRows([deployment()], [])).toMatchObject([
    { key: 'ecs-svc/1', revision: 41, text: 'Completed', running: 2 },
  ]);
});
