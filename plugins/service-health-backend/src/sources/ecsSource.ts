import {
  DescribeServicesCommand,
  ECSClient,
  type Failure,
  type Service,
} from '@aws-sdk/client-ecs';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { EcsService } from '@quarterdeck/plugin-service-health-common';
import { chunked, groupedBy } from '../batches';
import type { EcsTarget } from '../targets/targets';
import { toEcsService } from './ecsModel';
import { EcsTaskReader } from './ecsTasks';
import { notFound, type Outcome, readPieces, type Source } from './source';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const SERVICES_PER_CALL = 10;

/**
 * ECS services by `DescribeServices`, ten of a cluster at a time, with their
 * tasks.
 */
export class EcsSource implements Source<EcsTarget, EcsService> {
  readonly name: string;

  /**
   * @param options - `tasks`: of which services to read the tasks; `unwell`
   * spares those calls where the counts are as desired, for looking at many.
   */
  constructor(
    private readonly clients: AwsClients,
    private readonly options: { tasks: 'all' | 'unwell' },
  ) {
    this.name = `ecs/${options.tasks}`;
  }

  async read(
    scope: AwsTarget,
    targets: EcsTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<EcsService>>> {
    const client = await this.clients.get(ECSClient, scope);
    const byCluster = groupedBy(targets, ({ cluster }) => cluster);
    const pieces = [...byCluster.values()].flatMap(ofCluster =>
      chunked(ofCluster, SERVICES_PER_CALL),
    );
    return readPieces(pieces, piece => this.readPiece(client, piece, signal));
  }

  /** At most ten services of one cluster. */
  private async readPiece(
    client: ECSClient,
    piece: EcsTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<EcsService>>> {
    const [{ cluster }] = piece;
    const { services = [], failures = [] } = await client.send(
      new DescribeServicesCommand({
        cluster,
        services: piece.map(({ service }) => service),
      }),
      { abortSignal: signal },
    );
    const byName = new Map(
      services.map(service => [service.serviceName, service]),
    );
    const wanted = services.filter(service => this.wantsTasks(service));
    const tasks = await new EcsTaskReader(client, cluster, signal).read(
      wanted.flatMap(({ serviceName }) => serviceName ?? []),
    );
    return new Map(
      piece.map(target => {
        const service = byName.get(target.service);
        const outcome: Outcome<EcsService> = service
          ? { value: toEcsService(target, service, tasks.get(target.service)) }
          : missing(target, failures);
        return [target.arn, outcome];
      }),
    );
  }

  private wantsTasks(service: Service): boolean {
    if (service.status === 'INACTIVE') return false;
    if (this.options.tasks === 'all') return true;
    const isFailing = service.deployments?.some(
      ({ rolloutState, failedTasks = 0 }) =>
        rolloutState === 'FAILED' || failedTasks > 0,
    );
    return (
      isFailing === true ||
      (service.runningCount ?? 0) < (service.desiredCount ?? 0)
    );
  }
}

/** AWS lists what it could not describe apart, with a reason. */
function missing(
  { cluster, service }: EcsTarget,
  failures: Failure[],
): Outcome<EcsService> {
  const failure = failures.find(({ arn }) => arn?.endsWith(`/${service}`));
  if (!failure || failure.reason === 'MISSING') {
    return notFound('ECS service', `${cluster}/${service}`);
  }
  return {
    problem: {
      kind: 'failed',
      message: `ECS does not describe ${cluster}/${service}: ${
        failure.detail ?? failure.reason
      }`,
    },
  };
}
