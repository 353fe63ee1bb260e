import type { EcsServiceShape } from '../resources/ecs';

const FEWEST_FAILURES = 3;
const MOST_FAILURES = 200;
const SHARE_OF_DESIRED = 0.5;

/**
 * After how many failed tasks ECS gives a deployment up; undefined without a
 * circuit breaker.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function failuresThatTrip(
  { deploymentConfiguration }: EcsServiceShape,
  desired: number,
): number | undefined {
  if (!deploymentConfiguration.deploymentCircuitBreaker?.enable) {
    return undefined;
  }
  return Math.min(
    MOST_FAILURES,
    Math.max(FEWEST_FAILURES, Math.ceil(SHARE_OF_DESIRED * desired)),
  );
}
