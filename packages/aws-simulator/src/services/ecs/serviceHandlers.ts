import * as ecs from '@aws-sdk/client-ecs';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagsOf } from '../../world/Resource';
import type { EcsServiceShape } from '../../world/resources/ecs';
import { deploy } from '../../world/service/deployments';
import { primaryAt, rolloutsOf } from '../../world/service/rollouts';
import { isTargetGroupAttached } from '../../world/service/targetGroups';
import { desiredCountAt } from '../../world/service/taskRuns';
import type { World } from '../../world/World';
import { invalidParameter, serviceNotActive } from './errors';
import {
  lookUpService,
  requireActiveTaskDefinition,
  requireCluster,
  requireService,
  servicesOf,
} from './lookUp';
import { ecsPage, missing } from './paging';
import { describeService } from './services';

const MAX_SERVICES = 10;
const SERVICES_PER_PAGE = 10;

export function serviceHandlers(world: World): Handlers<typeof ecs> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);
  const answer = (region: Region, service: Resource<EcsServiceShape>) => {
    world.changed();
    return { service: describeService(region, service, world.now(), true) };
  };

  return {
    ListServices(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const { items, nextToken } = ecsPage(
        servicesOf(region, cluster).filter(
          ({ shape }) =>
            !input.launchType || shape.launchType === input.launchType,
        ),
        input,
        each => each.arn,
        { size: SERVICES_PER_PAGE },
      );
      return { serviceArns: items.map(each => each.arn), nextToken };
    },

    DescribeServices(input, context) {
      const region = regionOf(context);
      const names = input.services ?? [];
      if (names.length === 0) {
        throw invalidParameter('Services cannot be empty.');
      }
      if (names.length > MAX_SERVICES) {
        throw invalidParameter(
          `The maximum number of services to describe is ${MAX_SERVICES}.`,
        );
      }
      const cluster = requireCluster(region, input.cluster);
      const now = world.now();
      const includeTags = input.include?.includes('TAGS') ?? false;
      const found = names.map(name => ({
        name,
        service: lookUpService(region, cluster, name),
      }));
      return {
        services: found.flatMap(({ service }) =>
          service ? [describeService(region, service, now, includeTags)] : [],
        ),
        failures: found.flatMap(({ name, service }) =>
          service
            ? []
            : [
                missing(name, id =>
                  region.arn('ecs', `service/${cluster.id}/${id}`),
                ),
              ],
        ),
      };
    },

    CreateService(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const { serviceName: name = '' } = input;
      if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
        throw invalidParameter('Invalid service name.');
      }
      const arn = region.arn('ecs', `service/${cluster.id}/${name}`);
      const existing = region.ecsServices.get(arn);
      if (existing && !existing.shape.deletedAt) {
        throw invalidParameter('Creation of service was not idempotent.');
      }
      const definition = requireActiveTaskDefinition(
        region,
        input.taskDefinition,
      );
      if (
        definition.shape.networkMode === 'awsvpc' &&
        !input.networkConfiguration
      ) {
        throw networkConfigurationMissing();
      }
      assertCount(input.desiredCount);
      assertAttached(region, input.loadBalancers);
      const now = world.now();
      const service = region.ecsServices.put({
        id: arn,
        arn,
        createdAt: now,
        tags: tagsOf(input.tags),
        shape: {
          name,
          clusterName: cluster.id,
          clusterArn: cluster.arn,
          launchType: input.launchType ?? 'EC2',
          platformVersion: input.platformVersion ?? 'LATEST',
          loadBalancers: input.loadBalancers ?? [],
          networkConfiguration: input.networkConfiguration ?? {},
          deploymentConfiguration: {
            maximumPercent: 200,
            minimumHealthyPercent: 100,
            strategy: 'ROLLING',
            ...input.deploymentConfiguration,
          },
          healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds,
          enableExecuteCommand: input.enableExecuteCommand ?? false,
          propagateTags: input.propagateTags ?? 'NONE',
          availabilityZoneRebalancing:
            input.availabilityZoneRebalancing ?? 'ENABLED',
          deployments: [],
          desiredCounts: [{ at: now, count: input.desiredCount ?? 0 }],
          stoppedTasks: [],
        },
      });
      deploy(world, region, service, definition.arn);
      return answer(region, service);
    },

    UpdateService(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const service = requireService(region, cluster, input.service, {
        inactive: serviceNotActive,
      });
      const { shape } = service;
      const now = world.now();
      const { deployment } = primaryAt(rolloutsOf(region, service), now);
      const wanted = input.taskDefinition
        ? requireActiveTaskDefinition(region, input.taskDefinition).arn
        : deployment.taskDefinitionArn;
      assertCount(input.desiredCount);
      assertAttached(region, input.loadBalancers);
      setCount(shape, input.desiredCount, now);
      Object.assign(shape, {
        deploymentConfiguration: {
          ...shape.deploymentConfiguration,
          ...input.deploymentConfiguration,
        },
        networkConfiguration:
          input.networkConfiguration ?? shape.networkConfiguration,
        loadBalancers: input.loadBalancers ?? shape.loadBalancers,
        platformVersion: input.platformVersion ?? shape.platformVersion,
        propagateTags: input.propagateTags ?? shape.propagateTags,
        availabilityZoneRebalancing:
          input.availabilityZoneRebalancing ??
          shape.availabilityZoneRebalancing,
        enableExecuteCommand:
          input.enableExecuteCommand ?? shape.enableExecuteCommand,
        healthCheckGracePeriodSeconds:
          input.healthCheckGracePeriodSeconds ??
          shape.healthCheckGracePeriodSeconds,
      });
      const changesRevision =
        wanted !== deployment.taskDefinitionArn ||
        input.networkConfiguration ||
        input.loadBalancers ||
        input.platformVersion;
      if (changesRevision || input.forceNewDeployment === true) {
        deploy(world, region, service, wanted);
      }
      return answer(region, service);
    },

    DeleteService(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const service = requireService(region, cluster, input.service, {
        inactive: serviceNotActive,
      });
      const now = world.now();
      if (!input.force && desiredCountAt(service.shape, now) > 0) {
        throw invalidParameter(
          'The service cannot be stopped while it is scaled above 0.',
        );
      }
      service.shape.deletedAt = now;
      return answer(region, service);
    },
  };
}

export const networkConfigurationMissing = () =>
  invalidParameter(
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  );

function assertCount(count: number | undefined) {
  if (count !== undefined && count < 0) {
    throw invalidParameter('desiredCount must not be negative.');
  }
}

function assertAttached(
  region: Region,
  loadBalancers: ecs.LoadBalancer[] = [],
) {
  for (const { targetGroupArn = '' } of loadBalancers) {
    if (isTargetGroupAttached(region, targetGroupArn)) continue;
    throw invalidParameter(
      `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
    );
  }
}

function setCount(
  shape: EcsServiceShape,
  count: number | undefined,
  now: Date,
) {
  if (count === undefined || count === desiredCountAt(shape, now)) return;
  shape.desiredCounts.push({ at: now, count });
}
