import * as ecs from '@aws-sdk/client-ecs';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { lowerCaseTagList, type Resource, tagsOf } from '../../world/Resource';
import type { ClusterShape } from '../../world/resources/ecs';
import type { World } from '../../world/World';
import { invalidParameter } from './errors';
import { requireCluster, servicesOf } from './lookUp';
import { ecsPage, missing } from './paging';
import { tasksOfCluster } from './tasks';

const MOST_CLUSTERS = 100;
const FARGATE_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];

export function clusterHandlers(world: World): Handlers<typeof ecs> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);
  const describe = (
    region: Region,
    cluster: Resource<ClusterShape>,
    include: readonly string[] = [],
  ) => describeCluster(region, cluster, world.now(), include);

  return {
    ListClusters(input, context) {
      const { items, nextToken } = ecsPage(
        regionOf(context).clusters.where(each => each.status === 'ACTIVE'),
        input,
        each => each.arn,
      );
      return { clusterArns: items.map(each => each.arn), nextToken };
    },

    DescribeClusters({ clusters = ['default'], include }, context) {
      const region = regionOf(context);
      if (clusters.length > MOST_CLUSTERS) {
        throw invalidParameter('Clusters cannot have more than 100 elements.');
      }
      const found = clusters.map(name => ({
        name,
        cluster: region.clusters.get(name.split('/').pop()),
      }));
      return {
        clusters: found.flatMap(({ cluster }) =>
          cluster ? [describe(region, cluster, include)] : [],
        ),
        failures: found.flatMap(({ name, cluster }) =>
          cluster
            ? []
            : [missing(name, id => region.arn('ecs', `cluster/${id}`))],
        ),
      };
    },

    CreateCluster(input, context) {
      const region = regionOf(context);
      const name = input.clusterName ?? 'default';
      if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
        throw invalidParameter('Invalid cluster name.');
      }
      const existing = region.clusters.get(name);
      const cluster =
        existing?.shape.status === 'ACTIVE'
          ? existing
          : region.clusters.put({
              id: name,
              arn: region.arn('ecs', `cluster/${name}`),
              createdAt: world.now(),
              tags: tagsOf(input.tags),
              shape: {
                clusterName: name,
                status: 'ACTIVE',
                settings: withInsights(input.settings),
                capacityProviders: input.capacityProviders ?? [],
                configuration: input.configuration,
              },
            });
      world.changed();
      return { cluster: describe(region, cluster, ['SETTINGS', 'TAGS']) };
    },

    UpdateCluster(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      if (input.settings) cluster.shape.settings = withInsights(input.settings);
      cluster.shape.configuration =
        input.configuration ?? cluster.shape.configuration;
      world.changed();
      return { cluster: describe(region, cluster, ['SETTINGS', 'TAGS']) };
    },

    UpdateClusterSettings(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      cluster.shape.settings = withInsights(input.settings);
      world.changed();
      return { cluster: describe(region, cluster, ['SETTINGS', 'TAGS']) };
    },

    DeleteCluster(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      if (servicesOf(region, cluster).length > 0) {
        throw new ecs.ClusterContainsServicesException({
          message: 'The Cluster cannot be deleted while Services are active.',
          $metadata: {},
        });
      }
      const tasks = tasksOfCluster(region, cluster, world.now());
      if (tasks.some(each => each.status !== 'STOPPED')) {
        throw new ecs.ClusterContainsTasksException({
          message: 'The Cluster cannot be deleted while Tasks are active.',
          $metadata: {},
        });
      }
      cluster.shape.status = 'INACTIVE';
      world.changed();
      return { cluster: describe(region, cluster) };
    },

    DescribeCapacityProviders({ capacityProviders }, context) {
      const region = regionOf(context);
      const names = capacityProviders ?? FARGATE_PROVIDERS;
      const arnOf = (name: string) =>
        region.arn('ecs', `capacity-provider/${name}`);
      const known = (name: string) =>
        FARGATE_PROVIDERS.includes(name.split('/').pop() ?? '');
      return {
        capacityProviders: names.filter(known).map(name => ({
          capacityProviderArn: arnOf(name.split('/').pop() ?? ''),
          name: name.split('/').pop(),
          status: 'ACTIVE' as const,
          tags: [],
        })),
        failures: names
          .filter(name => !known(name))
          .map(name => missing(name, arnOf)),
      };
    },
  };
}

function withInsights(settings: ecs.ClusterSetting[] = []) {
  return settings.some(each => each.name === 'containerInsights')
    ? settings
    : [{ name: 'containerInsights' as const, value: 'disabled' }, ...settings];
}

function describeCluster(
  region: Region,
  cluster: Resource<ClusterShape>,
  now: Date,
  include: readonly string[],
): ecs.Cluster {
  const { shape } = cluster;
  const tasks = tasksOfCluster(region, cluster, now);
  const withStatus = (status: string) =>
    tasks.filter(task => task.status === status).length;
  return {
    clusterArn: cluster.arn,
    clusterName: shape.clusterName,
    status: shape.status,
    settings: include.includes('SETTINGS') ? shape.settings : [],
    capacityProviders: shape.capacityProviders,
    defaultCapacityProviderStrategy: [],
    activeServicesCount: servicesOf(region, cluster).length,
    runningTasksCount: withStatus('RUNNING'),
    pendingTasksCount: withStatus('PENDING'),
    registeredContainerInstancesCount: 0,
    statistics: [],
    tags: include.includes('TAGS') ? lowerCaseTagList(cluster.tags) : [],
  };
}
