import type * as ecs from '@aws-sdk/client-ecs';
import type { Handlers, RequestContext } from '../../wire';
import { tagsOf } from '../../world/Resource';
import { TASK_START_SECONDS } from '../../world/service/deployments';
import { seededHex } from '../../world/seeded';
import { startFailureOf } from '../../world/service/startFailure';
import type { World } from '../../world/World';
import { invalidParameter } from './errors';
import {
  requireActiveTaskDefinition,
  requireCluster,
  requireService,
} from './lookUp';
import { ecsPage, missing } from './paging';
import { networkConfigurationMissing } from './serviceHandlers';
import {
  describeTask,
  type LivingTask,
  oneOffTask,
  tasksOfCluster,
} from './tasks';

const MAX_TASKS = 100;
const MOST_AT_ONCE = 10;
/** How long a one-off task works, at pace 1. */
const TASK_WORK_SECONDS = 20;

export function taskHandlers(world: World): Handlers<typeof ecs> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    ListTasks(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const service = input.serviceName
        ? requireService(region, cluster, input.serviceName)
        : undefined;
      const now = world.now();
      const wanted = input.desiredStatus ?? 'RUNNING';
      const family = input.family && `/${input.family}:`;
      const tasks = tasksOfCluster(region, cluster, now).filter(task => {
        const { run } = task;
        const isStopping =
          run.stoppingAt !== undefined && run.stoppingAt <= now;
        return (
          isStopping === (wanted === 'STOPPED') &&
          (!service || task.service === service) &&
          (!input.startedBy || task.startedBy === input.startedBy) &&
          (!input.launchType || task.launchType === input.launchType) &&
          (!family || run.taskDefinitionArn.includes(family))
        );
      });
      const { items, nextToken } = ecsPage(
        tasks,
        input,
        ({ run, arn }) => `${run.createdAt.toISOString()} ${arn}`,
      );
      return { taskArns: items.map(each => each.arn), nextToken };
    },

    DescribeTasks(input, context) {
      const region = regionOf(context);
      const names = input.tasks ?? [];
      if (names.length === 0) throw invalidParameter('Tasks cannot be empty.');
      if (names.length > MAX_TASKS) {
        throw invalidParameter(
          `The maximum number of tasks to describe is ${MAX_TASKS}.`,
        );
      }
      const cluster = requireCluster(region, input.cluster);
      const now = world.now();
      const byId = new Map(
        tasksOfCluster(region, cluster, now).map(task => [task.run.id, task]),
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
                missing(name, id =>
                  region.arn('ecs', `task/${cluster.id}/${id}`),
                ),
              ],
        ),
      };
    },

    RunTask(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const definition = requireActiveTaskDefinition(
        region,
        input.taskDefinition,
      );
      const count = input.count ?? 1;
      if (count < 1 || count > MOST_AT_ONCE) {
        throw invalidParameter(`Count must be between 1 and ${MOST_AT_ONCE}.`);
      }
      if (
        definition.shape.networkMode === 'awsvpc' &&
        !input.networkConfiguration
      ) {
        throw networkConfigurationMissing();
      }
      const now = world.now();
      const tasks = Array.from({ length: count }, (_, index) => {
        const id = seededHex(32, context.requestId, index);
        return region.oneOffTasks.put({
          id,
          arn: region.arn('ecs', `task/${cluster.id}/${id}`),
          createdAt: now,
          tags: {
            ...(input.propagateTags === 'TASK_DEFINITION'
              ? definition.tags
              : {}),
            ...tagsOf(input.tags),
          },
          shape: {
            clusterName: cluster.id,
            clusterArn: cluster.arn,
            taskDefinitionArn: definition.arn,
            group: input.group ?? `family:${definition.shape.family}`,
            startedBy: input.startedBy,
            launchType: input.launchType ?? 'EC2',
            enableExecuteCommand: input.enableExecuteCommand ?? false,
            networkConfiguration: input.networkConfiguration ?? {},
            overrides: { containerOverrides: [], ...input.overrides },
            startMs: world.pace.milliseconds(TASK_START_SECONDS),
            runMs: world.pace.milliseconds(TASK_WORK_SECONDS),
            startFailure: startFailureOf(region, definition.arn),
          },
        });
      });
      world.changed();
      return {
        tasks: tasks.flatMap(each => {
          const task = oneOffTask(region, each, now);
          return task ? [describeTask(region, task, now, true)] : [];
        }),
        failures: [],
      };
    },

    StopTask(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const now = world.now();
      const id = input.task?.split('/').pop();
      const find = (): LivingTask => {
        const found = tasksOfCluster(region, cluster, now).find(
          each => each.run.id === id,
        );
        if (found) return found;
        throw invalidParameter('The referenced task was not found.');
      };
      const task = find();
      const reason = input.reason ?? 'Task stopped by user';
      const oneOff = region.oneOffTasks.get(id);
      if (oneOff) {
        oneOff.shape.stopped ??= { at: now, reason };
      } else {
        task.service?.shape.stoppedTasks.push({
          taskId: task.run.id,
          at: now,
          reason,
        });
      }
      world.changed();
      return { task: describeTask(region, find(), now, false) };
    },
  };
}
