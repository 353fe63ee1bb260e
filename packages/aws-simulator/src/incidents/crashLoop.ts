import type { Region } from '../world/Region';
import type { Resource } from '../world/Resource';
import type { EcsServiceShape } from '../world/resources/ecs';
import { seededHex } from '../world/seeded';
import { newDeployment } from '../world/service/deployments';
import type { World } from '../world/World';

/**
 * The bad version was rolled out this long before its tasks began to crash: it
 * passed its health checks, so that ECS had no reason to roll it back.
 */
const ROLLED_OUT_BEFORE_MS = 5 * 60 * 1000;

/** Gives a service a new version, whose tasks are going to crash. */
export function deployBadVersion(
  world: World,
  region: Region,
  service: Resource<EcsServiceShape>,
): void {
  const { deployments } = service.shape;
  const current = deployments[deployments.length - 1];
  const before = region.taskDefinitions.get(current.taskDefinitionArn);
  const at = new Date(
    Math.max(
      world.now().getTime() - ROLLED_OUT_BEFORE_MS,
      current.createdAt.getTime() + 1,
    ),
  );
  let taskDefinitionArn = current.taskDefinitionArn;
  if (before) {
    const revisions = region.taskDefinitions
      .where(each => each.family === before.shape.family)
      .map(each => each.shape.revision);
    const revision = Math.max(...revisions) + 1;
    taskDefinitionArn = region.arn(
      'ecs',
      `task-definition/${before.shape.family}:${revision}`,
    );
    region.taskDefinitions.put({
      ...before,
      id: taskDefinitionArn,
      arn: taskDefinitionArn,
      createdAt: at,
      shape: {
        ...before.shape,
        taskDefinitionArn,
        revision,
        registeredAt: at,
        containerDefinitions: before.shape.containerDefinitions?.map(each => ({
          ...each,
          image: `${each.image?.replace(/:[^:/]+$/, '')}:${seededHex(
            7,
            taskDefinitionArn,
          )}`,
        })),
      },
    });
  }
  deployments.push({
    ...newDeployment(world, service.arn, taskDefinitionArn),
    createdAt: at,
    startMs: Math.min(current.startMs, 20_000),
  });
}
