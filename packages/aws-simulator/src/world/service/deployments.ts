import type { ServiceDeploymentRecord } from '../resources/ecs';
import { seededFraction } from '../seeded';
import type { World } from '../World';

/** How long a Fargate task needs to run, at pace 1. */
const TASK_START_SECONDS = 3;

/** A deployment of a service that begins now. */
export function newDeployment(
  world: World,
  serviceArn: string,
  taskDefinitionArn: string,
): ServiceDeploymentRecord {
  const createdAt = world.now();
  const digits = seededFraction(world.seed, serviceArn, createdAt.getTime());
  return {
    id: `ecs-svc/${String(digits).slice(2, 18).padEnd(19, '7')}`,
    taskDefinitionArn,
    createdAt,
    startMs: world.pace.milliseconds(TASK_START_SECONDS),
  };
}
