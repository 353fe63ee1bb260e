import { ECSClient, type Service, type Task } from '@aws-sdk/client-ecs';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type {
  EcsService,
  Problem,
} from '@quarterdeck/plugin-service-health-common';
import { groupedBy, mapLimited } from '../batches';
import { toEcsService } from '../sources/ecsModel';
import { describeServices } from '../sources/ecsServices';
import { EcsTaskReader } from '../sources/ecsTasks';
import { CALLS_AT_A_TIME, type Outcome, type Source } from '../sources/source';
import type { EcsTarget } from '../targets/targets';

/** So many of an account and region may be looked at closely in each round. */
const CLOSER_LOOKS_SHARE = 0.05;
const CLOSER_LOOKS_AT_LEAST = 3;

interface Look {
  /** Milliseconds since 1970. */
  at: number;
  stopped: Task[];
  /** Why nothing newer is known of them. */
  problem?: Problem;
}

/**
 * ECS services for a look at many: no tasks of those that are as desired, and
 * of the others only those that stopped, which tell the cause. A closer look
 * costs two calls, so there are few in each round, those first that were
 * looked at least lately; between two looks a service keeps what the last one
 * found.
 */
export class EcsGlance implements Source<EcsTarget, EcsService> {
  readonly name = 'ecs/glance';
  readonly #looks = new Map<string, Look>();

  constructor(
    private readonly clients: AwsClients,
    private readonly now: () => number = Date.now,
  ) {}

  async read(
    scope: AwsTarget,
    targets: EcsTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<EcsService>>> {
    const client = await this.clients.get(ECSClient, scope);
    const services = await describeServices(client, targets, signal);
    const isUnwell = ({ arn }: EcsTarget) =>
      wantsCloserLook(services.get(arn)?.value);
    const unwell = targets.filter(isUnwell);
    for (const target of targets) {
      if (!isUnwell(target)) this.#looks.delete(target.arn);
    }
    await this.lookCloser(
      client,
      this.leastLately(unwell, closerLooks(targets.length)),
      signal,
    );
    return new Map(
      targets.map(target => [
        target.arn,
        this.toOutcome(target, services.get(target.arn)),
      ]),
    );
  }

  private leastLately(targets: EcsTarget[], count: number): EcsTarget[] {
    const lookedAt = ({ arn }: EcsTarget) => this.#looks.get(arn)?.at ?? 0;
    return [...targets]
      .sort((left, right) => lookedAt(left) - lookedAt(right))
      .slice(0, count);
  }

  private async lookCloser(
    client: ECSClient,
    targets: EcsTarget[],
    signal: AbortSignal,
  ): Promise<void> {
    const clusters = groupedBy(targets, ({ cluster }) => cluster);
    await mapLimited(
      [...clusters],
      CALLS_AT_A_TIME,
      async ([cluster, ofCluster]) => {
        const { tasks, problem } = await this.stoppedTasks(
          client,
          cluster,
          ofCluster,
          signal,
        );
        for (const { arn, service } of ofCluster) {
          const stopped =
            tasks?.get(service) ?? this.#looks.get(arn)?.stopped ?? [];
          this.#looks.set(arn, { at: this.now(), stopped, problem });
        }
      },
    );
  }

  /**
   * That tasks are missing is known without them: where they cannot be read,
   * the row says so, and what stands in the way of the cause.
   */
  private async stoppedTasks(
    client: ECSClient,
    cluster: string,
    targets: EcsTarget[],
    signal: AbortSignal,
  ): Promise<{ tasks?: Map<string, Task[]>; problem?: Problem }> {
    const reader = new EcsTaskReader(client, cluster, signal, ['STOPPED']);
    try {
      return {
        tasks: await reader.read(targets.map(({ service }) => service)),
      };
    } catch (error) {
      const problem = explainAwsError(error);
      // Whoever asked to stop asked for all of it to stop.
      if (signal.aborted || problem.kind === 'configuration') throw error;
      return { problem };
    }
  }

  private toOutcome(
    target: EcsTarget,
    service: Outcome<Service> | undefined,
  ): Outcome<EcsService> {
    if (!service) {
      return {
        problem: { kind: 'failed', message: 'ECS says nothing about it' },
      };
    }
    if (service.problem) return { problem: service.problem };
    const look = this.#looks.get(target.arn);
    // A row shows no events, and five hundred services have ten thousand.
    return {
      value: {
        ...toEcsService(target, service.value, look?.stopped),
        ...(look?.problem && { stopsProblem: look.problem }),
        events: [],
      },
    };
  }
}

/** Whether the counts alone say that something is wrong. */
function wantsCloserLook(service: Service | undefined): boolean {
  if (!service || service.status === 'INACTIVE') return false;
  const isFailing = service.deployments?.some(
    ({ rolloutState, failedTasks = 0 }) =>
      rolloutState === 'FAILED' || failedTasks > 0,
  );
  return (
    isFailing === true ||
    (service.runningCount ?? 0) < (service.desiredCount ?? 0)
  );
}

function closerLooks(services: number): number {
  return Math.max(
    CLOSER_LOOKS_AT_LEAST,
    Math.floor(services * CLOSER_LOOKS_SHARE),
  );
}
