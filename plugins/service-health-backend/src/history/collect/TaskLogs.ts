import {
  CloudWatchLogsClient,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type {
  EcsStoppedTask,
  Problem,
  StoppedTaskRecord,
} from '@quarterdeck/plugin-service-health-common';
import type { TaskDefinitions } from './TaskDefinitions';

const LINES_KEPT = 40;
const LINE_CHARACTERS = 2_000;
const LOG_CHARACTERS = 16_000;

type TaskLog = NonNullable<StoppedTaskRecord['log']>;

/** The last lines of a task, or why there are none though there should be. */
export interface LogOutcome {
  log?: TaskLog;
  problem?: Problem;
}

/** Reads the last lines of the container that ended a task. */
export class TaskLogs {
  constructor(
    private readonly clients: AwsClients,
    private readonly definitions: TaskDefinitions,
  ) {}

  async read(
    scope: AwsTarget,
    task: EcsStoppedTask,
    taskDefinitionArn: string,
    signal: AbortSignal,
  ): Promise<LogOutcome> {
    try {
      const containers = await this.definitions.containersOf(
        scope,
        taskDefinitionArn,
        signal,
      );
      const name = culpritOf(task);
      const container =
        containers.find(each => each.name === name) ?? containers[0];
      if (!container?.log) return {};
      const { group, streamPrefix, region = scope.region } = container.log;
      const stream = `${streamPrefix}/${container.name}/${task.id}`;
      const client = await this.clients.get(CloudWatchLogsClient, {
        ...scope,
        region,
      });
      const { events = [] } = await client.send(
        new GetLogEventsCommand({
          logGroupName: group,
          logStreamName: stream,
          limit: LINES_KEPT,
          startFromHead: false,
        }),
        { abortSignal: signal },
      );
      const lines = capped(events.map(({ message }) => message ?? ''));
      return { log: { group, stream, lines } };
    } catch (error) {
      const problem = explainAwsError(error);
      // A task that never started has no stream.
      return problem.kind === 'not-found' ? {} : { problem };
    }
  }
}

/** The container that failed, or else any. */
function culpritOf({ containers }: EcsStoppedTask): string | undefined {
  const failed = containers.find(
    ({ exitCode }) => exitCode !== undefined && exitCode !== 0,
  );
  return (failed ?? containers[0])?.name;
}

/** The last lines that fit; PostgreSQL takes no NUL. */
function capped(lines: string[]): string[] {
  const kept: string[] = [];
  let characters = 0;
  for (const line of lines.toReversed()) {
    const text = line.replaceAll('\0', '').trimEnd().slice(0, LINE_CHARACTERS);
    characters += text.length;
    if (characters > LOG_CHARACTERS) break;
    kept.unshift(text);
  }
  return kept;
}
