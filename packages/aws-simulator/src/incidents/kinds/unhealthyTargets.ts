import { seededFraction } from '../../world/seeded';
import type { FailedCheck } from '../../world/service/TaskRun';
import type { Failure } from '../../world/traffic';
import type { IncidentDefinition } from '../IncidentDefinition';
import { failing, randomOf } from './answers';

type Check = Omit<FailedCheck, 'at'>;

const CHECKS = {
  wrongCode: {
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [503]',
  },
  noAnswer: {
    reason: 'Target.Timeout',
    description: 'Request timed out',
  },
} satisfies Record<string, Check>;

/**
 * Tasks run but are not well: some refuse their health check, some hang. ECS
 * replaces them by others that are no better.
 */
export const unhealthyTargets: IncidentDefinition = {
  summary: 'tasks run but fail their health check, ECS replaces them for ever',
  tasks: () => ({
    hits: 'service',
    killsWithinMs: 104_000,
    cycleMs: 230_000,
    lastOf: vary => ({
      failsCheckAfterMs: 62_000 + 26_000 * vary('unhealthy'),
      endsAfterMs: 94_000 + 10_000 * vary('stopped'),
    }),
    attempt: vary => ({
      startsAfterMs: 32_000 + 8_000 * vary('started'),
      failsCheckAfterMs: 62_000 + 26_000 * vary('unhealthy'),
      endsAfterMs: 160_000 + 14_000 * vary('stopped'),
    }),
    failedCheck: vary =>
      vary('hangs') < 0.5 ? CHECKS.noAnswer : CHECKS.wrongCode,
    stop: ({ service }) => ({
      code: 'ServiceSchedulerInitiated',
      reason: `Task failed ELB health checks in (target-group ${service.shape.loadBalancers[0]?.targetGroupArn})`,
      exitCode: 143,
    }),
  }),
  request(served, { incident }) {
    const { run } = served;
    if (!run) return served;
    const check =
      run.failedCheck?.reason ??
      (seededFraction(incident.id, run.id) < 0.5
        ? CHECKS.noAnswer.reason
        : CHECKS.wrongCode.reason);
    if (check === CHECKS.noAnswer.reason) {
      return { request: served.request, run: undefined, elbStatus: 504 };
    }
    return failing(served, NOT_READY, {
      statusCode: 503,
      duration: 2 + randomOf(served, 74).below(6),
    });
  },
};

const NOT_READY: Failure = {
  name: 'NotReadyError',
  message: 'Not ready: the search index has not been loaded',
  code: 'ENOTREADY',
  frames: [
    'assertReady (/app/dist/health/assertReady.js:18:11)',
    'readinessGate (/app/dist/health/readinessGate.js:9:5)',
  ],
};
