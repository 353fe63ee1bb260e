import {
  DescribeTasksCommand,
  type DesiredStatus,
  type ECSClient,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import { chunked, groupedBy, mapLimited } from '../batches';
import { CALLS_AT_A_TIME } from './source';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const TASKS_PER_CALL = 100;

/** From so many services on, listing the cluster once costs fewer calls. */
const LIST_CLUSTER_FROM_SERVICES = 3;

/** The tasks of some services of one cluster, running and stopped. */
export class EcsTaskReader {
  constructor(
    private readonly client: ECSClient,
    private readonly cluster: string,
    private readonly signal: AbortSignal,
  ) {}

  /** @returns tasks by the name of their service */
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
    const states: DesiredStatus[] = ['RUNNING', 'STOPPED'];
    const lists = await mapLimited(
      filters.flatMap(filter =>
        states.map(desiredStatus => ({ ...filter, desiredStatus })),
      ),
      CALLS_AT_A_TIME,
      filter => this.listPages(filter),
    );
    return [...new Set(lists.flat())];
  }

  private async listPages(filter: {
    serviceName?: string;
    desiredStatus: DesiredStatus;
  }): Promise<string[]> {
    const arns: string[] = [];
    const pages = paginateListTasks(
      { client: this.client, pageSize: TASKS_PER_CALL },
      { cluster: this.cluster, ...filter },
      { abortSignal: this.signal },
    );
    for await (const page of pages) arns.push(...(page.taskArns ?? []));
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
