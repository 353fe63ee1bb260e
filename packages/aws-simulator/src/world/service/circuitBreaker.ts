import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { firstAttempts } from './attempts';
import type { Batch } from './batches';
import { desiredCountAt } from './desiredCount';
import type { FailureWindow } from './failureWindows';
import { earliest, FOREVER, later, latest, STOPPING_MS } from './times';

const FEWEST_FAILURES = 3;
const MOST_FAILURES = 200;

/**
 * The circuit breaker of a deployment: whether there is one, and how many tasks
 * have to fail for it to trip.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function circuitBreakerOf(
  service: EcsServiceShape,
  { createdAt }: ServiceDeploymentRecord,
): { isEnabled: boolean; threshold: number } {
  const half = Math.ceil(desiredCountAt(service, createdAt) / 2);
  return {
    isEnabled:
      service.deploymentConfiguration.deploymentCircuitBreaker?.enable === true,
    threshold: Math.min(MOST_FAILURES, Math.max(FEWEST_FAILURES, half)),
  };
}

/** When so many tasks of a deployment have failed that the breaker trips. */
export function trippedAt(
  threshold: number,
  windows: readonly FailureWindow[],
  batches: readonly Batch[],
): Date {
  const failures = windows.flatMap(window =>
    batches.flatMap(({ startedAt, healthyAt, endSlot }, index) => {
      const from = latest(window.from, startedAt);
      const to = earliest(window.to, healthyAt);
      if (from >= to) return [];
      const firstSlot = batches[index - 1]?.endSlot ?? 0;
      return Array.from({ length: endSlot - firstSlot }, (_, slot) =>
        firstAttempts(threshold, window, firstSlot + slot, from, to),
      ).flat();
    }),
  );
  const times = failures
    .map(({ endsAt }) => endsAt)
    .sort((a, b) => a.getTime() - b.getTime());
  return times.length < threshold
    ? FOREVER
    : later(times[threshold - 1], STOPPING_MS);
}
