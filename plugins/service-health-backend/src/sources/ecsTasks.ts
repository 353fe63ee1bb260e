import {
  DescribeTasksCommand,
  type DesiredStatus,
  type ECSClient,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import { chunked, groupedBy, mapLimited } from '../batches';
import { CALLS_AT_A_TIME } from './source';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const TASKS_PER_CALL = 100;

/** From so many services on, listing the cluster once costs fewer calls. */
const LIST_CLUSTER_FROM_SERVICES = 6;

interface ListFilter {
  serviceName?: string;
  desiredStatus: DesiredStatus;
}

/** The tasks of some services of one cluster. */
export class EcsTaskReader {
  /** @param states - which tasks to read; all of them by default */
  constructor(
    private readonly client: ECSClient,
    private readonly cluster: string,
    private readonly signal: AbortSignal,
    private readonly states: DesiredStatus[] = ['RUNNING', 'STOPPED'],
  ) {}

  /** @returns tasks by the name of their service; none of one that is gone */
  async read(services: string[]): Promise<Map<string, Task[]>> {
    if (services.length === 0) return new Map();
    const arns = await this.list(services);
    const tasks = await mapLimited(
      chunked(arns, TASKS_PER_CALL),
      CALLS_AT_A_TIME,
      chunk => this.describe(chunk),
    );
    return groupedBy(tasks.flat(), task =>
      (task.group ?? '').replace(/^service:/, ''),
    );
  }

  private async list(services: string[]): Promise<string[]> {
    const filters: { serviceName?: string }[] =
      services.length < LIST_CLUSTER_FROM_SERVICES
        ? services.map(serviceName => ({ serviceName }))
        : [{}];
    const lists = await mapLimited(
      filters.flatMap(filter =>
        this.states.map(desiredStatus => ({ ...filter, desiredStatus })),
      ),
      CALLS_AT_A_TIME,
      filter => this.listPages(filter),
    );
    return [...new Set(lists.flat())];
  }

  private async listPages(filter: ListFilter): Promise<string[]> {
    const arns: string[] = [];
    const pages = paginateListTasks(
      { client: this.client, pageSize: TASKS_PER_CALL },
      { cluster: this.cluster, ...filter },
      { abortSignal: this.signal },
    );
    try {
      for await (const page of pages) arns.push(...(page.taskArns ?? []));
    } catch (error) {
      // That the service is gone is for the reading of the service to say.
      const { kind } = explainAwsError(error);
      if (!filter.serviceName || kind !== 'not-found') throw error;
    }
    return arns;
  }

  private async describe(arns: string[]): Promise<Task[]> {
    const { tasks = [] } = await this.client.send(
      new DescribeTasksCommand({ cluster: this.cluster, tasks: arns }),
      { abortSignal: this.signal },
    );
    return tasks;
  }
}
