import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';

/** What the history needs of a container of a task definition. */
export interface ContainerDefinition {
  name: string;
  image?: string;
  /** Where `awslogs` writes, if that is its log driver. */
  log?: { group: string; region?: string; streamPrefix: string };
}

/** Enough for the revisions of a large fleet that are in use at a time. */
const REMEMBERED = 2_000;

/** Task definitions; a revision never changes, so each is read once. */
export class TaskDefinitions {
  readonly #known = new Map<string, ContainerDefinition[]>();

  constructor(private readonly clients: AwsClients) {}

  /** The containers of a revision. Throws what the AWS SDK throws. */
  async containersOf(
    scope: AwsTarget,
    arn: string,
    signal: AbortSignal,
  ): Promise<ContainerDefinition[]> {
    const known = this.#known.get(arn);
    if (known) return known;
    const client = await this.clients.get(ECSClient, scope);
    const { taskDefinition } = await client.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: arn }),
      { abortSignal: signal },
    );
    const containers = toContainers(taskDefinition);
    this.#known.set(arn, containers);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED) this.#known.delete(oldest);
    return containers;
  }
}

function toContainers(
  definition: TaskDefinition | undefined,
): ContainerDefinition[] {
  return (definition?.containerDefinitions ?? []).map(
    ({ name = '', image, logConfiguration }) => {
      const options = logConfiguration?.options ?? {};
      const group = options['awslogs-group'];
      const streamPrefix = options['awslogs-stream-prefix'];
      return {
        name,
        image,
        // Without a prefix the stream has the name of a Docker container.
        ...(logConfiguration?.logDriver === 'awslogs' &&
          group &&
          streamPrefix && {
            log: { group, streamPrefix, region: options['awslogs-region'] },
          }),
      };
    },
  );
}
