import {
  type Deployment,
  DescribeServicesCommand,
  ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';
import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { chunked, mapLimited } from '../../batches';
import { revisionOf } from '../../sources/revisionOf';
import type { HistoryStore } from '../HistoryStore';
import type { DeploymentRow } from '../tables';
import type { ClusterActivity } from './ClusterActivity';
import { type Cluster, clustersOf } from './clusters';
import {
  CALLS_AT_A_TIME,
  type CollectedTargets,
  type Collector,
  type Round,
} from './Collector';
import type { TaskDefinitions } from './TaskDefinitions';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const SERVICES_PER_CALL = 10;

/** ECS says in an event how a deployment ended, and then lists it no more. */
const DEPLOYMENT_ENDED =
  /\(deployment (?<id>\S+)\) deployment (?<how>completed|failed)/;

/** Service events and deployments: one call for ten services of a cluster. */
export class ServiceEventCollector implements Collector {
  readonly id = 'serviceEvents';

  constructor(
    private readonly clients: AwsClients,
    private readonly store: HistoryStore,
    private readonly definitions: TaskDefinitions,
    private readonly activity: ClusterActivity,
  ) {}

  concerns({ ecs }: CollectedTargets): boolean {
    return ecs.length > 0;
  }

  async collect(round: Round): Promise<Problem | undefined> {
    const problems = await mapLimited(
      clustersOf(round.scope, round.targets.ecs),
      CALLS_AT_A_TIME,
      async cluster => {
        try {
          const services = await this.describe(cluster, round);
          this.activity.note(
            cluster.key,
            services.map(({ events }) => events?.[0]?.id ?? ''),
          );
          return await this.save(cluster, services, round);
        } catch (error) {
          this.activity.forget(cluster.key);
          const problem = explainAwsError(error);
          // The readings say of a cluster that is gone that it is.
          return problem.kind === 'not-found' ? undefined : problem;
        }
      },
    );
    return problems.find(problem => problem !== undefined);
  }

  private async describe(
    { name, targets }: Cluster,
    { scope, signal }: Round,
  ): Promise<Service[]> {
    const client = await this.clients.get(ECSClient, scope);
    const pieces = await mapLimited(
      chunked(targets, SERVICES_PER_CALL),
      1,
      async piece => {
        const { services = [] } = await client.send(
          new DescribeServicesCommand({
            cluster: name,
            services: piece.map(({ service }) => service),
          }),
          { abortSignal: signal },
        );
        return services;
      },
    );
    return pieces.flat();
  }

  private async save(
    { targets }: Cluster,
    services: Service[],
    round: Round,
  ): Promise<Problem | undefined> {
    const arnOf = new Map(targets.map(({ service, arn }) => [service, arn]));
    const known = await this.store.knownDeployments([...arnOf.values()]);
    let problem: Problem | undefined;
    for (const service of services) {
      const arn = arnOf.get(service.serviceName ?? '');
      if (!arn) continue;
      const events = service.events ?? [];
      await this.store.saveServiceEvents(
        events.flatMap(({ id, createdAt, message = '' }) =>
          id && createdAt
            ? [{ service_arn: arn, event_id: id, at: createdAt, message }]
            : [],
        ),
      );
      const rows: DeploymentRow[] = [];
      for (const deployment of service.deployments ?? []) {
        const isKnown = known.has(`${arn} ${deployment.id}`);
        const images = isKnown ? [] : await this.imagesOf(deployment, round);
        if ('kind' in images) problem = images;
        else rows.push(...toRow(arn, deployment, images));
      }
      await this.store.saveDeployments(rows);
      await this.noteEnds(arn, service);
    }
    return problem;
  }

  /** A deployment waits for the next round when its images cannot be read. */
  private async imagesOf(
    { taskDefinition }: Deployment,
    { scope, signal }: Round,
  ): Promise<string[] | Problem> {
    if (!taskDefinition) return [];
    try {
      const containers = await this.definitions.containersOf(
        scope,
        taskDefinition,
        signal,
      );
      return containers.flatMap(({ image }) => image ?? []);
    } catch (error) {
      return explainAwsError(error);
    }
  }

  private async noteEnds(arn: string, service: Service): Promise<void> {
    const listed = new Set(service.deployments?.map(({ id }) => id));
    for (const { message = '' } of service.events ?? []) {
      const { id = '', how } = DEPLOYMENT_ENDED.exec(message)?.groups ?? {};
      if (!id || listed.has(id)) continue;
      await this.store.endDeployment(
        arn,
        id,
        how === 'failed' ? 'FAILED' : 'COMPLETED',
      );
    }
  }
}

function toRow(
  serviceArn: string,
  { id, createdAt, taskDefinition, rolloutState }: Deployment,
  images: string[],
): DeploymentRow[] {
  if (!id || !createdAt) return [];
  return [
    {
      service_arn: serviceArn,
      deployment_id: id,
      started_at: createdAt,
      revision: revisionOf(taskDefinition) ?? null,
      images,
      rollout_state: rolloutState ?? null,
    },
  ];
}
