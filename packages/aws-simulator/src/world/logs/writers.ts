import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import type { LogGroupShape } from '../resources/logs';
import type { TaskRun } from '../service/TaskRun';

/** A service whose tasks write to a log group. */
export interface LogWriter {
  readonly service: Resource<EcsServiceShape>;
  /** The stream of a task, or undefined when its revision logs elsewhere. */
  streamOf(run: TaskRun): string | undefined;
}

/**
 * The services that log to a group, by the `awslogs` options of their task
 * definitions; streams are `<prefix>/<container>/<task>`.
 */
export function writersOf(
  region: Region,
  group: Resource<LogGroupShape>,
): LogWriter[] {
  return region.ecsServices.all().flatMap(service => {
    const prefixes = new Map<string, string>();
    for (const { taskDefinitionArn } of service.shape.deployments) {
      const prefix = streamPrefix(region, taskDefinitionArn, group.shape.name);
      if (prefix !== undefined) {
        prefixes.set(taskDefinitionArn, prefix);
      }
    }
    return prefixes.size === 0
      ? []
      : [
          {
            service,
            streamOf: ({ taskDefinitionArn, id }) => {
              const prefix = prefixes.get(taskDefinitionArn);
              return prefix === undefined ? undefined : `${prefix}/${id}`;
            },
          },
        ];
  });
}

function streamPrefix(
  region: Region,
  taskDefinitionArn: string,
  logGroup: string,
): string | undefined {
  const definition = region.taskDefinitions.get(taskDefinitionArn)?.shape;
  for (const container of definition?.containerDefinitions ?? []) {
    const { logDriver, options = {} } = container.logConfiguration ?? {};
    if (logDriver === 'awslogs' && options['awslogs-group'] === logGroup) {
      return `${options['awslogs-stream-prefix'] ?? 'ecs'}/${container.name}`;
    }
  }
  return undefined;
}
