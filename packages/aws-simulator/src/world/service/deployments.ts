import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { seededFraction } from '../seeded';
import type { World } from '../World';
import { startFailureOf } from './startFailure';

/** How long a Fargate task needs to run, at pace 1. */
export const TASK_START_SECONDS = 3;

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

/** Begins to bring a service to a task definition. */
export function deploy(
  world: World,
  region: Region,
  service: Pick<Resource<EcsServiceShape>, 'arn' | 'shape'>,
  taskDefinitionArn: string,
): ServiceDeploymentRecord {
  const { deployments } = service.shape;
  const deployment: ServiceDeploymentRecord = {
    ...newDeployment(world, service.arn, taskDefinitionArn),
    startFailure: startFailureOf(region, taskDefinitionArn),
  };
  const before = deployments.at(-1);
  // Two within a millisecond are still one after the other.
  if (before && before.createdAt >= deployment.createdAt) {
    deployment.createdAt = new Date(before.createdAt.getTime() + 1);
    deployment.id = `${deployment.id.slice(0, -2)}${deployments.length
      .toString()
      .padStart(2, '0')
      .slice(-2)}`;
  }
  deployments.push(deployment);
  return deployment;
}
