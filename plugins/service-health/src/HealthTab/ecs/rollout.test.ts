import type { EcsDeployment } from '@quarterdeck/plugin-service-health-common';
import { rolloutOf } from './rollout';

const completed: EcsDeployment = {
  id: 'ecs-svc/1',
  role: 'PRIMARY',
  rolloutState: 'COMPLETED',
  images: [],
  desired: 2,
  running: 2,
  pending: 0,
  failedTasks: 0,
};

it('says what ECS says, while the tasks run', () => {
  expect(rolloutOf(completed)).toEqual({
    status: 'healthy',
    text: 'Completed',
  });
  expect(rolloutOf({ ...completed, failedTasks: 3 }).text).toBe('Completed');
});

it('never calls a deployment completed whose tasks keep failing', () => {
  expect(rolloutOf({ ...completed, failedTasks: 60, running: 0 })).toEqual({
    status: 'critical',
    text: 'Tasks fail',
  });
  expect(rolloutOf({ ...completed, failedTasks: 60, running: 1 }).status).toBe(
    'degraded',
  );
});

it('leaves a failed rollout failed, and an unknown state as it is', () => {
  expect(
    rolloutOf({
      ...completed,
      rolloutState: 'FAILED',
      failedTasks: 9,
      running: 0,
    }).text,
  ).toBe('Failed');
  expect(rolloutOf({ ...completed, rolloutState: 'PAUSED' })).toEqual({
    text: 'PAUSED',
  });
  expect(rolloutOf({ ...completed, rolloutState: undefined })).toEqual({});
});
