import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  type ServiceRevision,
} from '@aws-sdk/client-ecs';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type { ServiceRollout } from '@quarterdeck/plugin-service-health-common';
import { mapLimited } from '../batches';
import type { EcsTarget } from '../targets/targets';
import { toRollout } from './rolloutModel';
import { CALLS_AT_A_TIME, type Outcome, type Source } from './source';

/** Both Describe calls take 20; ten tell the story of a service. */
const ROLLOUTS_KEPT = 10;

/** Enough for the services of a large fleet; each is some hundred bytes. */
const REVISIONS_REMEMBERED = 10_000;

/**
 * The last rollouts of services with what their circuit breaker decided.
 *
 * A service revision never changes, so each is asked for only once. A service
 * that another controller deploys (CodeDeploy, external) has none.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
 */
export class RolloutSource implements Source<EcsTarget, ServiceRollout[]> {
  readonly name = 'rollouts';
  readonly #revisions = new Map<string, ServiceRevision>();

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    targets: EcsTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<ServiceRollout[]>>> {
    const client = await this.clients.get(ECSClient, scope);
    const outcomes = await mapLimited(
      targets,
      CALLS_AT_A_TIME,
      async (target): Promise<Outcome<ServiceRollout[]>> => {
        try {
          return { value: await this.readOne(client, target, signal) };
        } catch (error) {
          return { problem: explainAwsError(error) };
        }
      },
    );
    return new Map(targets.map(({ arn }, index) => [arn, outcomes[index]]));
  }

  private async readOne(
    client: ECSClient,
    { cluster, service }: EcsTarget,
    signal: AbortSignal,
  ): Promise<ServiceRollout[]> {
    const { serviceDeployments: briefs = [] } = await client.send(
      new ListServiceDeploymentsCommand({
        cluster,
        service,
        maxResults: ROLLOUTS_KEPT,
      }),
      { abortSignal: signal },
    );
    if (briefs.length === 0) return [];
    const [deployments] = await Promise.all([
      describeDeployments(client, briefs, signal),
      this.learnRevisions(client, briefs, signal),
    ]);
    return briefs
      .map(brief =>
        toRollout(
          brief,
          deployments.get(brief.serviceDeploymentArn ?? ''),
          this.#revisions,
        ),
      )
      .sort((left, right) =>
        (right.startedAt ?? '').localeCompare(left.startedAt ?? ''),
      );
  }

  private async learnRevisions(
    client: ECSClient,
    briefs: ServiceDeploymentBrief[],
    signal: AbortSignal,
  ): Promise<void> {
    const unknown = new Set(
      briefs.flatMap(({ targetServiceRevisionArn: arn }) =>
        arn && !this.#revisions.has(arn) ? [arn] : [],
      ),
    );
    if (unknown.size === 0) return;
    const { serviceRevisions = [] } = await client.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: [...unknown],
      }),
      { abortSignal: signal },
    );
    for (const revision of serviceRevisions) {
      if (revision.serviceRevisionArn) {
        this.#revisions.set(revision.serviceRevisionArn, revision);
      }
    }
    for (const oldest of this.#revisions.keys()) {
      if (this.#revisions.size <= REVISIONS_REMEMBERED) break;
      this.#revisions.delete(oldest);
    }
  }
}

async function describeDeployments(
  client: ECSClient,
  briefs: ServiceDeploymentBrief[],
  signal: AbortSignal,
): Promise<Map<string, ServiceDeployment>> {
  const { serviceDeployments = [] } = await client.send(
    new DescribeServiceDeploymentsCommand({
      serviceDeploymentArns: briefs.flatMap(
        ({ serviceDeploymentArn }) => serviceDeploymentArn ?? [],
      ),
    }),
    { abortSignal: signal },
  );
  return new Map(
    serviceDeployments.map(deployment => [
      deployment.serviceDeploymentArn ?? '',
      deployment,
    ]),
  );
}
