import {
  DescribeTasksCommand,
  ECSClient,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  isFailedStop,
  type Problem,
} from '@quarterdeck/plugin-service-health-common';
import { chunked, mapLimited } from '../../batches';
import { toStoppedTask } from '../../sources/ecsModel';
import type { HistoryStore } from '../HistoryStore';
import type { StoppedTaskRow } from '../tables';
import type { ClusterActivity } from './ClusterActivity';
import { type Cluster, clustersOf } from './clusters';
import {
  CALLS_AT_A_TIME,
  type CollectedTargets,
  type Collector,
  type Round,
} from './Collector';
import type { LogOutcome, TaskLogs } from './TaskLogs';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const TASKS_PER_CALL = 100;

/** From so many services on, listing the cluster once costs fewer calls. */
const LIST_CLUSTER_FROM_SERVICES = 3;

/** In a crash loop one log is like the other; the newest are read. */
const LOGS_PER_SERVICE = 5;

/**
 * Stopped tasks with why they stopped and the last lines of their log. Costs
 * nothing in a cluster where no service has a new event; else one `ListTasks`
 * for each of one or two services, or for the cluster, one `DescribeTasks` for
 * a hundred tasks that are new, and one `GetLogEvents` for each of the newest
 * failures.
 */
export class StoppedTaskCollector implements Collector {
  readonly id = 'stoppedTasks';

  constructor(
    private readonly clients: AwsClients,
    private readonly store: HistoryStore,
    private readonly logs: TaskLogs,
    private readonly activity: ClusterActivity,
  ) {}

  concerns({ ecs }: CollectedTargets): boolean {
    return ecs.length > 0;
  }

  async collect(round: Round): Promise<Problem | undefined> {
    const busy = clustersOf(round.scope, round.targets.ecs).filter(
      ({ key }) => !this.activity.isQuiet(key),
    );
    const problems = await mapLimited(busy, CALLS_AT_A_TIME, async cluster => {
      try {
        return await this.collectCluster(cluster, round);
      } catch (error) {
        return explainAwsError(error);
      }
    });
    return problems.find(problem => problem !== undefined);
  }

  private async collectCluster(
    cluster: Cluster,
    round: Round,
  ): Promise<Problem | undefined> {
    const client = await this.clients.get(ECSClient, round.scope);
    const arns = await listStopped(client, cluster, round.signal);
    const settled = await this.store.settledTasks(arns);
    const fresh = arns.filter(arn => !settled.has(arn));
    const tasks = await describe(client, cluster.name, fresh, round.signal);
    const ended = tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED');
    const rows = await this.toRows(cluster, ended, round);
    await this.store.saveStoppedTasks(rows);
    const problem = rows.find(row => row.log_problem)?.log_problem;
    if (!problem && ended.length === tasks.length) {
      this.activity.settle(cluster.key);
    }
    return problem ?? undefined;
  }

  private async toRows(
    { targets }: Cluster,
    tasks: Task[],
    round: Round,
  ): Promise<StoppedTaskRow[]> {
    const rows = await mapLimited(targets, 1, async ({ service, arn }) => {
      const own = tasks
        .filter(({ group }) => group === `service:${service}`)
        .map(task => ({ task, stopped: toStoppedTask(task) }))
        .filter(({ stopped }) => stopped.stoppedAt !== undefined)
        .sort((left, right) =>
          (right.stopped.stoppedAt ?? '').localeCompare(
            left.stopped.stoppedAt ?? '',
          ),
        );
      let logsLeft = LOGS_PER_SERVICE;
      return mapLimited(own, 1, async ({ task, stopped }) => {
        let outcome: LogOutcome = {};
        if (logsLeft > 0 && isFailedStop(stopped) && task.taskDefinitionArn) {
          logsLeft -= 1;
          outcome = await this.logs.read(
            round.scope,
            stopped,
            task.taskDefinitionArn,
            round.signal,
          );
        }
        return {
          task_arn: stopped.arn,
          service_arn: arn,
          stopped_at: new Date(stopped.stoppedAt ?? round.now),
          task: stopped,
          log: outcome.log ?? null,
          log_problem: outcome.problem ?? null,
        };
      });
    });
    return rows.flat();
  }
}

async function listStopped(
  client: ECSClient,
  { name, targets }: Cluster,
  signal: AbortSignal,
): Promise<string[]> {
  const filters: { serviceName?: string }[] =
    targets.length < LIST_CLUSTER_FROM_SERVICES
      ? targets.map(({ service }) => ({ serviceName: service }))
      : [{}];
  const lists = await mapLimited(filters, 1, async filter => {
    try {
      return await listPages(client, { cluster: name, ...filter }, signal);
    } catch (error) {
      // The readings say of a service or cluster that is gone that it is.
      if (explainAwsError(error).kind === 'not-found') return [];
      throw error;
    }
  });
  return lists.flat();
}

async function listPages(
  client: ECSClient,
  filter: { cluster: string; serviceName?: string },
  signal: AbortSignal,
): Promise<string[]> {
  const arns: string[] = [];
  const pages = paginateListTasks(
    { client, pageSize: TASKS_PER_CALL },
    { ...filter, desiredStatus: 'STOPPED' },
    { abortSignal: signal },
  );
  for await (const page of pages) arns.push(...(page.taskArns ?? []));
  return arns;
}

async function describe(
  client: ECSClient,
  cluster: string,
  arns: string[],
  signal: AbortSignal,
): Promise<Task[]> {
  const pieces = await mapLimited(
    chunked(arns, TASKS_PER_CALL),
    1,
    async tasks => {
      const answer = await client.send(
        new DescribeTasksCommand({ cluster, tasks }),
        { abortSignal: signal },
      );
      return answer.tasks ?? [];
    },
  );
  return pieces.flat();
}
