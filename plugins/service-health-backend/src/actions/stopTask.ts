import {
  DescribeTasksCommand,
  ECSClient,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { NotFoundError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { ServiceAction } from './serviceAction';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html */
const MOST_REASON_CHARACTERS = 1_024;

/** Stops one task of a service; ECS starts another in its place. */
export function stopTask(clients: AwsClients): ServiceAction<'ecs'> {
  return {
    id: 'stop-task',
    kind: 'ecs',
    async take({ target, request: { taskId = '', reason }, by }) {
      const { cluster, service } = target;
      const client = await clients.get(ECSClient, target);
      const { tasks: [task] = [] } = await client.send(
        new DescribeTasksCommand({ cluster, tasks: [taskId] }),
      );
      if (task?.group !== `service:${service}`) {
        throw new NotFoundError(`${service} has no task ${taskId}`);
      }
      await client.send(
        new StopTaskCommand({
          cluster,
          task: taskId,
          reason: `${by}: ${reason}`.slice(0, MOST_REASON_CHARACTERS),
        }),
      );
      return `The task ${taskId} is being stopped; ECS starts another while ${service} has fewer than it wants`;
    },
  };
}
