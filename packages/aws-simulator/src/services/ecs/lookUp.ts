import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  ClusterShape,
  EcsServiceShape,
  TaskDefinitionShape,
} from '../../world/resources/ecs';
import { clientException, clusterNotFound, serviceNotFound } from './errors';

const lastStep = (nameOrArn: string) => nameOrArn.split('/').pop() ?? '';

/** @throws ClusterNotFoundException */
export function requireCluster(
  region: Region,
  nameOrArn: string | undefined,
): Resource<ClusterShape> {
  const cluster = region.clusters.get(lastStep(nameOrArn ?? 'default'));
  const isArnOfOther =
    nameOrArn?.startsWith('arn:') && cluster?.arn !== nameOrArn;
  if (cluster?.shape.status !== 'ACTIVE' || isArnOfOther) {
    throw clusterNotFound();
  }
  return cluster;
}

/** A service of a cluster by name or ARN, deleted ones included. */
export function lookUpService(
  region: Region,
  cluster: Resource<ClusterShape>,
  nameOrArn: string,
): Resource<EcsServiceShape> | undefined {
  return region.ecsServices.get(
    region.arn('ecs', `service/${cluster.id}/${lastStep(nameOrArn)}`),
  );
}

/** @throws ServiceNotFoundException, also for a deleted one unless told */
export function requireService(
  region: Region,
  cluster: Resource<ClusterShape>,
  nameOrArn: string | undefined,
  { inactive = serviceNotFound }: { inactive?: () => Error } = {},
): Resource<EcsServiceShape> {
  const service = lookUpService(region, cluster, nameOrArn ?? '');
  if (!service) throw serviceNotFound();
  if (service.shape.deletedAt) throw inactive();
  return service;
}

/**
 * A task definition by ARN, `family:revision`, or family (the newest active).
 * @throws ClientException
 */
export function requireTaskDefinition(
  region: Region,
  nameOrArn: string | undefined,
  message = 'Unable to describe task definition.',
): Resource<TaskDefinitionShape> {
  const name = lastStep(nameOrArn ?? '');
  const [family, revision] = name.split(':');
  const found = revision
    ? region.taskDefinitions.get(region.arn('ecs', `task-definition/${name}`))
    : region.taskDefinitions
        .where(each => each.family === family && each.status === 'ACTIVE')
        .at(-1);
  if (!found) throw clientException(message);
  return found;
}

/** @throws ClientException for one that no task may be started of */
export function requireActiveTaskDefinition(
  region: Region,
  nameOrArn: string | undefined,
): Resource<TaskDefinitionShape> {
  const found = requireTaskDefinition(
    region,
    nameOrArn,
    'TaskDefinition not found.',
  );
  if (found.shape.status === 'ACTIVE' || found.shape.status === undefined) {
    return found;
  }
  throw clientException('TaskDefinition is inactive');
}

/** The services of a cluster that are not deleted. */
export const servicesOf = (region: Region, cluster: Resource<ClusterShape>) =>
  region.ecsServices.where(
    service => service.clusterName === cluster.id && !service.deletedAt,
  );
