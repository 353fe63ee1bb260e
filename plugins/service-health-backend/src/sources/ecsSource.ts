import { ECSClient, type Service, type Task } from '@aws-sdk/client-ecs';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type { EcsService } from '@quarterdeck/plugin-service-health-common';
import { groupedBy, mapLimited } from '../batches';
import type { EcsTarget } from '../targets/targets';
import { toEcsService } from './ecsModel';
import { describeServices } from './ecsServices';
import { EcsTaskReader } from './ecsTasks';
import { CALLS_AT_A_TIME, type Outcome, type Source } from './source';

/**
 * ECS services with all their tasks. Of a cluster, services are described ten
 * at a time while its tasks are listed: two calls after one another, and for
 * fifty services of one cluster eight in all.
 */
export class EcsSource implements Source<EcsTarget, EcsService> {
  readonly name = 'ecs';

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    targets: EcsTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<EcsService>>> {
    const client = await this.clients.get(ECSClient, scope);
    const [services, tasks] = await Promise.all([
      describeServices(client, targets, signal),
      readTasks(client, targets, signal),
    ]);
    return new Map(
      targets.map(target => [
        target.arn,
        toOutcome(target, services.get(target.arn), tasks.get(target.cluster)),
      ]),
    );
  }
}

/** The tasks of a cluster by their service, or the error that kept them. */
type ClusterTasks = { tasks: Map<string, Task[]> } | { error: unknown };

async function readTasks(
  client: ECSClient,
  targets: EcsTarget[],
  signal: AbortSignal,
): Promise<Map<string, ClusterTasks>> {
  const byCluster = groupedBy(targets, ({ cluster }) => cluster);
  return new Map(
    await mapLimited(
      [...byCluster],
      CALLS_AT_A_TIME,
      async ([cluster, ofCluster]): Promise<[string, ClusterTasks]> => {
        const reader = new EcsTaskReader(client, cluster, signal);
        try {
          const tasks = await reader.read(
            ofCluster.map(({ service }) => service),
          );
          return [cluster, { tasks }];
        } catch (error) {
          return [cluster, { error }];
        }
      },
    ),
  );
}

function toOutcome(
  target: EcsTarget,
  service: Outcome<Service> | undefined,
  ofCluster: ClusterTasks | undefined,
): Outcome<EcsService> {
  if (!service) {
    return {
      problem: { kind: 'failed', message: 'ECS says nothing about it' },
    };
  }
  if (service.problem) return { problem: service.problem };
  // A service that was deleted has no tasks that could be asked for.
  if (service.value.status === 'INACTIVE') {
    return { value: toEcsService(target, service.value) };
  }
  if (ofCluster && 'error' in ofCluster) {
    return { problem: explainAwsError(ofCluster.error) };
  }
  const tasks = ofCluster?.tasks.get(target.service);
  return { value: toEcsService(target, service.value, tasks) };
}
