import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { TaskDefinitionShape } from '../world/resources/ecs';
import { seededHex } from '../world/seeded';
import { newDeployment } from '../world/service/deployments';
import type { Scene } from './IncidentDefinition';

const LONGEST_START_MS = 20_000;

/** A new version of a service that somebody rolls out. */
export interface BadVersion {
  /** How long before the incident it was rolled out. */
  readonly beforeMs: number;
  /** Whether none of its tasks ever starts. */
  readonly isBroken: boolean;
  /** What is new in its containers, besides the image. */
  change?(container: ContainerDefinition): ContainerDefinition;
}

/** Rolls out a new version, which has a new image in a new revision. */
export function deployVersion(scene: Scene, version: BadVersion): void {
  const { world, region, service, incident } = scene;
  const { deployments } = service.shape;
  const current = deployments[deployments.length - 1];
  const at = new Date(
    Math.max(
      incident.startedAt.getTime() - version.beforeMs,
      current.createdAt.getTime() + 1,
    ),
  );
  const before = region.taskDefinitions.get(current.taskDefinitionArn);
  let taskDefinitionArn = current.taskDefinitionArn;
  if (before) {
    const shape = nextRevision(scene, before.shape, at, version);
    taskDefinitionArn = shape.taskDefinitionArn;
    region.taskDefinitions.put({
      ...before,
      id: taskDefinitionArn,
      arn: taskDefinitionArn,
      createdAt: at,
      shape,
    });
  }
  deployments.push({
    ...newDeployment(world, service.arn, taskDefinitionArn),
    id: deploymentId(scene, at),
    createdAt: at,
    startMs: Math.min(current.startMs, LONGEST_START_MS),
    ...(version.isBroken && { brokenBy: incident.id }),
  });
}

/**
 * Deploys the version before the one that the incident broke, where nothing
 * else mends the service: its circuit breaker gives the bad one up for good.
 */
export function deployAgain(scene: Scene): void {
  const { world, service, incident } = scene;
  const { deployments, deploymentConfiguration } = service.shape;
  const breaker = deploymentConfiguration.deploymentCircuitBreaker;
  const last = deployments[deployments.length - 1];
  const good = deployments.findLast(each => !each.brokenBy);
  if (last.brokenBy !== incident.id || !good) return;
  if (!breaker?.enable || breaker.rollback) return;
  deployments.push(newDeployment(world, service.arn, good.taskDefinitionArn));
}

function nextRevision(
  { region, incident }: Scene,
  before: TaskDefinitionShape,
  at: Date,
  { change = container => container }: BadVersion,
): TaskDefinitionShape {
  const { family } = before;
  const revision =
    1 +
    Math.max(
      ...region.taskDefinitions
        .where(each => each.family === family)
        .map(each => each.shape.revision),
    );
  const tag = seededHex(7, family, revision, incident.id);
  return {
    ...before,
    taskDefinitionArn: region.arn(
      'ecs',
      `task-definition/${family}:${revision}`,
    ),
    revision,
    registeredAt: at,
    containerDefinitions: before.containerDefinitions?.map(each =>
      change({
        ...each,
        image: `${each.image?.replace(/:[^:/]+$/, '')}:${tag}`,
      }),
    ),
  };
}

/** Two versions may be rolled out at the same moment of a past that is made. */
function deploymentId({ service }: Scene, at: Date): string {
  const digits = BigInt(`0x${seededHex(15, service.arn, at.getTime())}`);
  return `ecs-svc/${String(digits).padStart(19, '7').slice(0, 19)}`;
}
