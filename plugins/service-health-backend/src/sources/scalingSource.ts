import {
  ApplicationAutoScalingClient,
  DescribeScalingActivitiesCommand,
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  type ScalableTarget,
} from '@aws-sdk/client-application-auto-scaling';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type { ServiceScaling } from '@quarterdeck/plugin-service-health-common';
import { chunked, mapLimited } from '../batches';
import type { EcsTarget } from '../targets/targets';
import { toActivity, toPolicy } from './scalingModel';
import {
  CALLS_AT_A_TIME,
  type Outcome,
  readPieces,
  type Source,
} from './source';

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html */
const TARGETS_PER_CALL = 50;

/** More activities than that nobody reads. */
const ACTIVITIES_KEPT = 20;

const DESIRED_COUNT = {
  ServiceNamespace: 'ecs',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

/**
 * How services scale: the range of fifty services by one call, policies and
 * activities of each by one call of its own, all at the same time.
 */
export class ScalingSource implements Source<EcsTarget, ServiceScaling> {
  readonly name = 'scaling';

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    targets: EcsTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<ServiceScaling>>> {
    const client = await this.clients.get(ApplicationAutoScalingClient, scope);
    return readPieces(chunked(targets, TARGETS_PER_CALL), async piece => {
      const [ranges, parts] = await Promise.all([
        describeRanges(client, piece, signal),
        mapLimited(piece, CALLS_AT_A_TIME, target =>
          describeParts(client, target, signal),
        ),
      ]);
      return new Map(
        piece.map((target, index) => [
          target.arn,
          joined(ranges.get(resourceIdOf(target)), parts[index]),
        ]),
      );
    });
  }
}

type Parts = Pick<ServiceScaling, 'policies' | 'activities'>;

function joined(
  range: ScalableTarget | undefined,
  parts: Outcome<Parts>,
): Outcome<ServiceScaling> {
  if (parts.problem) return parts;
  const suspended = range?.SuspendedState;
  return {
    value: {
      ...(range && { minimum: range.MinCapacity, maximum: range.MaxCapacity }),
      suspended: Boolean(
        suspended?.DynamicScalingInSuspended ||
          suspended?.DynamicScalingOutSuspended ||
          suspended?.ScheduledScalingSuspended,
      ),
      ...parts.value,
    },
  };
}

async function describeRanges(
  client: ApplicationAutoScalingClient,
  targets: EcsTarget[],
  signal: AbortSignal,
): Promise<Map<string, ScalableTarget>> {
  const ranges = new Map<string, ScalableTarget>();
  const pages = paginateDescribeScalableTargets(
    { client },
    { ...DESIRED_COUNT, ResourceIds: targets.map(resourceIdOf) },
    { abortSignal: signal },
  );
  for await (const { ScalableTargets = [] } of pages) {
    for (const range of ScalableTargets) {
      if (range.ResourceId) ranges.set(range.ResourceId, range);
    }
  }
  return ranges;
}

async function describeParts(
  client: ApplicationAutoScalingClient,
  target: EcsTarget,
  signal: AbortSignal,
): Promise<Outcome<Parts>> {
  try {
    const [policies, activities] = await Promise.all([
      describePolicies(client, target, signal),
      describeActivities(client, target, signal),
    ]);
    return { value: { policies, activities } };
  } catch (error) {
    return { problem: explainAwsError(error) };
  }
}

async function describePolicies(
  client: ApplicationAutoScalingClient,
  target: EcsTarget,
  signal: AbortSignal,
): Promise<ServiceScaling['policies']> {
  const policies: ServiceScaling['policies'] = [];
  const pages = paginateDescribeScalingPolicies(
    { client },
    { ...DESIRED_COUNT, ResourceId: resourceIdOf(target) },
    { abortSignal: signal },
  );
  for await (const { ScalingPolicies = [] } of pages) {
    policies.push(...ScalingPolicies.map(toPolicy));
  }
  return policies;
}

async function describeActivities(
  client: ApplicationAutoScalingClient,
  target: EcsTarget,
  signal: AbortSignal,
): Promise<ServiceScaling['activities']> {
  const { ScalingActivities = [] } = await client.send(
    new DescribeScalingActivitiesCommand({
      ...DESIRED_COUNT,
      ResourceId: resourceIdOf(target),
      MaxResults: ACTIVITIES_KEPT,
    }),
    { abortSignal: signal },
  );
  return ScalingActivities.map(toActivity).sort((left, right) =>
    (right.startedAt ?? '').localeCompare(left.startedAt ?? ''),
  );
}

/** By which Application Auto Scaling knows a service. */
function resourceIdOf({ cluster, service }: EcsTarget): string {
  return `service/${cluster}/${service}`;
}
