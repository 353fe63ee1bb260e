import type * as ecs from '@aws-sdk/client-ecs';
import type { Handlers } from '../../wire';
import { lowerCaseTagList } from '../../world/Resource';
import { newDeployment } from '../../world/service/deployments';
import { desiredCountAt } from '../../world/service/taskRuns';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { invalidParameter } from './errors';
import {
  lookUpService,
  requireCluster,
  requireService,
  requireTaskDefinition,
  servicesOf,
} from './lookUp';
import { describeService } from './services';
import { describeTask, visibleTasks } from './tasks';

const MAX_SERVICES = 10;
const MAX_TASKS = 100;

const invalidToken = () => invalidParameter('Invalid token.');

/** @throws InvalidParameterException outside of 1 to 100 */
function pageSize(wanted: number | undefined, fallback: number): number {
  const size = wanted ?? fallback;
  if (size < 1 || size > 100) {
    throw invalidParameter('maxResults must be between 1 and 100.');
  }
  return size;
}

export function ecsHandlers(world: World): Handlers<typeof ecs> {
  return {
    ListClusters(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, next } = sortedPage(region.clusters.all(), {
        token: input.nextToken,
        size: pageSize(input.maxResults, 100),
        keyOf: each => each.arn,
        invalidToken,
      });
      return { clusterArns: items.map(each => each.arn), nextToken: next };
    },

    DescribeClusters(input, context) {
      const region = world.region(context.accountId, context.region);
      const now = world.now();
      const names = input.clusters ?? ['default'];
      const found = names.map(name => ({
        name,
        cluster: region.clusters.get(name.split('/').pop()),
      }));
      return {
        clusters: found.flatMap(({ cluster }) => {
          if (!cluster) return [];
          const services = servicesOf(region, cluster);
          const tasks = visibleTasks(region, services, now);
          const withStatus = (status: string) =>
            tasks.filter(task => task.status === status).length;
          return [
            {
              clusterArn: cluster.arn,
              clusterName: cluster.shape.clusterName,
              status: cluster.shape.status,
              settings: input.include?.includes('SETTINGS')
                ? cluster.shape.settings
                : [],
              capacityProviders: cluster.shape.capacityProviders,
              defaultCapacityProviderStrategy: [],
              activeServicesCount: services.length,
              runningTasksCount: withStatus('RUNNING'),
              pendingTasksCount: withStatus('PENDING'),
              registeredContainerInstancesCount: 0,
              statistics: [],
              tags: input.include?.includes('TAGS')
                ? lowerCaseTagList(cluster.tags)
                : [],
            },
          ];
        }),
        failures: found.flatMap(({ name, cluster }) =>
          cluster
            ? []
            : [
                {
                  arn: name.startsWith('arn:')
                    ? name
                    : region.arn('ecs', `cluster/${name}`),
                  reason: 'MISSING',
                },
              ],
        ),
      };
    },

    ListServices(input, context) {
      const region = world.region(context.accountId, context.region);
      const cluster = requireCluster(region, input.cluster);
      const { items, next } = sortedPage(servicesOf(region, cluster), {
        token: input.nextToken,
        size: pageSize(input.maxResults, 10),
        keyOf: each => each.arn,
        invalidToken,
      });
      return { serviceArns: items.map(each => each.arn), nextToken: next };
    },

    DescribeServices(input, context) {
      const region = world.region(context.accountId, context.region);
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
                {
                  arn: name.startsWith('arn:')
                    ? name
                    : region.arn('ecs', `service/${cluster.id}/${name}`),
                  reason: 'MISSING',
                },
              ],
        ),
      };
    },

    UpdateService(input, context) {
      const region = world.region(context.accountId, context.region);
      const cluster = requireCluster(region, input.cluster);
      const service = requireService(region, cluster, input.service);
      const { shape } = service;
      const now = world.now();
      const current = shape.deployments[shape.deployments.length - 1];
      const wanted = input.taskDefinition
        ? requireTaskDefinition(region, input.taskDefinition).arn
        : current.taskDefinitionArn;
      if (
        wanted !== current.taskDefinitionArn ||
        input.forceNewDeployment === true
      ) {
        shape.deployments.push(newDeployment(world, service.arn, wanted));
      }
      if (
        input.desiredCount !== undefined &&
        input.desiredCount !== desiredCountAt(shape, now)
      ) {
        if (input.desiredCount < 0) {
          throw invalidParameter('desiredCount must not be negative.');
        }
        shape.desiredCounts.push({ at: now, count: input.desiredCount });
      }
      Object.assign(shape, {
        deploymentConfiguration: {
          ...shape.deploymentConfiguration,
          ...input.deploymentConfiguration,
        },
        networkConfiguration:
          input.networkConfiguration ?? shape.networkConfiguration,
        enableExecuteCommand:
          input.enableExecuteCommand ?? shape.enableExecuteCommand,
        healthCheckGracePeriodSeconds:
          input.healthCheckGracePeriodSeconds ??
          shape.healthCheckGracePeriodSeconds,
      });
      world.changed();
      return { service: describeService(region, service, world.now(), false) };
    },

    ListTasks(input, context) {
      const region = world.region(context.accountId, context.region);
      const cluster = requireCluster(region, input.cluster);
      const services = input.serviceName
        ? [requireService(region, cluster, input.serviceName)]
        : servicesOf(region, cluster);
      const now = world.now();
      const wanted = input.desiredStatus ?? 'RUNNING';
      const tasks = visibleTasks(region, services, now).filter(({ run }) => {
        const isStopping =
          run.stoppingAt !== undefined && run.stoppingAt <= now;
        return isStopping === (wanted === 'STOPPED');
      });
      const family = input.family && `/${input.family}:`;
      const { items, next } = sortedPage(
        tasks.filter(
          ({ run }) => !family || run.taskDefinitionArn.includes(family),
        ),
        {
          token: input.nextToken,
          size: pageSize(input.maxResults, 100),
          keyOf: ({ run, arn }) => `${run.createdAt.toISOString()} ${arn}`,
          invalidToken,
        },
      );
      return { taskArns: items.map(each => each.arn), nextToken: next };
    },

    DescribeTasks(input, context) {
      const region = world.region(context.accountId, context.region);
      const names = input.tasks ?? [];
      if (names.length === 0) throw invalidParameter('Tasks cannot be empty.');
      if (names.length > MAX_TASKS) {
        throw invalidParameter(
          `The maximum number of tasks to describe is ${MAX_TASKS}.`,
        );
      }
      const cluster = requireCluster(region, input.cluster);
      const now = world.now();
      const services = region.ecsServices.where(
        service => service.clusterName === cluster.id,
      );
      const byId = new Map(
        visibleTasks(region, services, now).map(task => [task.run.id, task]),
      );
      const includeTags = input.include?.includes('TAGS') ?? false;
      const found = names.map(name => ({
        name,
        task: byId.get(name.split('/').pop() ?? ''),
      }));
      return {
        tasks: found.flatMap(({ task }) =>
          task ? [describeTask(region, task, now, includeTags)] : [],
        ),
        failures: found.flatMap(({ name, task }) =>
          task
            ? []
            : [
                {
                  arn: name.startsWith('arn:')
                    ? name
                    : region.arn('ecs', `task/${cluster.id}/${name}`),
                  reason: 'MISSING',
                },
              ],
        ),
      };
    },

    StopTask(input, context) {
      const region = world.region(context.accountId, context.region);
      const cluster = requireCluster(region, input.cluster);
      const now = world.now();
      const id = input.task?.split('/').pop();
      const task = visibleTasks(region, servicesOf(region, cluster), now).find(
        each => each.run.id === id,
      );
      if (!task) {
        throw invalidParameter('The referenced task was not found.');
      }
      task.service.shape.stoppedTasks.push({
        taskId: task.run.id,
        at: now,
        reason: input.reason ?? 'Task stopped by user',
      });
      world.changed();
      const stopped = visibleTasks(region, [task.service], now).find(
        each => each.run.id === id,
      );
      return { task: describeTask(region, stopped ?? task, now, false) };
    },

    DescribeTaskDefinition(input, context) {
      const region = world.region(context.accountId, context.region);
      const { shape, tags } = requireTaskDefinition(
        region,
        input.taskDefinition,
      );
      return {
        taskDefinition: shape,
        tags: input.include?.includes('TAGS') ? lowerCaseTagList(tags) : [],
      };
    },

    ListTaskDefinitions(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, next } = sortedPage(
        region.taskDefinitions.where(
          each =>
            each.status === (input.status ?? 'ACTIVE') &&
            (!input.familyPrefix || each.family.startsWith(input.familyPrefix)),
        ),
        {
          token: input.nextToken,
          size: pageSize(input.maxResults, 100),
          order: input.sort === 'DESC' ? 'descending' : 'ascending',
          keyOf: ({ shape }) =>
            `${shape.family}:${String(shape.revision).padStart(9, '0')}`,
          invalidToken,
        },
      );
      return {
        taskDefinitionArns: items.map(each => each.arn),
        nextToken: next,
      };
    },

    ListTagsForResource(input, context) {
      const region = world.region(context.accountId, context.region);
      const found =
        region.ecsServices.byArn(input.resourceArn) ??
        region.clusters.byArn(input.resourceArn) ??
        region.taskDefinitions.byArn(input.resourceArn);
      if (!found) {
        throw invalidParameter('The specified resource was not found.');
      }
      return { tags: lowerCaseTagList(found.tags) };
    },
  };
}
