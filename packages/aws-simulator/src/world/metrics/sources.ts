import type { Region } from '../Region';
import { targetGroupsOf } from '../service/environment';
import type { World } from '../World';
import { databaseMetrics } from './databaseMetrics';
import { containerInsightsMetrics, ecsServiceMetrics } from './ecsMetrics';
import {
  loadBalancerDimension,
  loadBalancerMetrics,
  targetGroupDimension,
  targetGroupMetrics,
} from './loadBalancerMetrics';
import { emailMetrics } from './emailMetrics';
import type { Dimensions, MetricSource } from './MetricSource';
import { natGatewayMetrics } from './natGatewayMetrics';

/** Everything in a region that publishes metrics. */
export function allMetricSources(world: World, region: Region): MetricSource[] {
  const services = region.ecsServices.where(({ deletedAt }) => !deletedAt);
  return [
    ...services.map(service => ecsServiceMetrics(world, region, service)),
    ...services.flatMap(
      service => containerInsightsMetrics(world, region, service) ?? [],
    ),
    ...region.loadBalancers
      .all()
      .flatMap(loadBalancer => [
        loadBalancerMetrics(world, region, loadBalancer),
        ...targetGroupsOf(region, loadBalancer).map(targetGroup =>
          targetGroupMetrics(world, region, loadBalancer, targetGroup),
        ),
      ]),
    ...region.dbInstances
      .all()
      .map(database => databaseMetrics(world, region, database)),
    ...region.natGateways
      .all()
      .map(gateway => natGatewayMetrics(world, region, gateway)),
    ...[emailMetrics(world, region) ?? []].flat(),
  ];
}

/**
 * What publishes a metric under exactly these dimensions; as in AWS, another
 * combination of dimensions is another metric.
 */
export function findMetricSource(
  world: World,
  region: Region,
  namespace: string,
  dimensions: Dimensions,
): MetricSource | undefined {
  const names = Object.keys(dimensions).sort().join();
  switch (`${namespace} ${names}`) {
    case 'AWS/ECS ClusterName,ServiceName':
      return forService(region, dimensions, service =>
        ecsServiceMetrics(world, region, service),
      );
    case 'ECS/ContainerInsights ClusterName,ServiceName':
      return forService(region, dimensions, service =>
        containerInsightsMetrics(world, region, service),
      );
    case 'AWS/ApplicationELB LoadBalancer': {
      const loadBalancer = findLoadBalancer(region, dimensions);
      return loadBalancer && loadBalancerMetrics(world, region, loadBalancer);
    }
    case 'AWS/ApplicationELB LoadBalancer,TargetGroup': {
      const loadBalancer = findLoadBalancer(region, dimensions);
      const targetGroup = region.targetGroups.find(
        (_shape, { arn }) =>
          targetGroupDimension(arn) === dimensions.TargetGroup,
      );
      return (
        loadBalancer &&
        targetGroup &&
        targetGroupMetrics(world, region, loadBalancer, targetGroup)
      );
    }
    case 'AWS/RDS DBInstanceIdentifier': {
      const database = region.dbInstances.get(dimensions.DBInstanceIdentifier);
      return database && databaseMetrics(world, region, database);
    }
    case 'AWS/SES ':
      return emailMetrics(world, region);
    case 'AWS/NATGateway NatGatewayId': {
      const gateway = region.natGateways.get(dimensions.NatGatewayId);
      return gateway && natGatewayMetrics(world, region, gateway);
    }
    default:
      return undefined;
  }
}

function forService<Result>(
  region: Region,
  dimensions: Dimensions,
  make: (service: ReturnType<Region['ecsServices']['all']>[number]) => Result,
): Result | undefined {
  const service = region.ecsServices.find(
    shape =>
      !shape.deletedAt &&
      shape.clusterName === dimensions.ClusterName &&
      shape.name === dimensions.ServiceName,
  );
  return service && make(service);
}

function findLoadBalancer(region: Region, dimensions: Dimensions) {
  return region.loadBalancers.find(
    (_shape, { arn }) => loadBalancerDimension(arn) === dimensions.LoadBalancer,
  );
}
