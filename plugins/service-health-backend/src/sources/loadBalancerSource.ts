import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type LoadBalancer as AwsLoadBalancer,
  paginateDescribeLoadBalancers,
  paginateDescribeTargetGroups,
  type TargetGroup as AwsTargetGroup,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type {
  LoadBalancer,
  TargetGroup,
  TargetHealth,
} from '@quarterdeck/plugin-service-health-common';
import { chunked, mapLimited } from '../batches';
import type { LoadBalancerTarget } from '../targets/targets';
import {
  CALLS_AT_A_TIME,
  notFound,
  type Outcome,
  readPieces,
  type Source,
} from './source';

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
const LOAD_BALANCERS_PER_CALL = 20;

/** Load balancers with their target groups and the health of each target. */
export class LoadBalancerSource
  implements Source<LoadBalancerTarget, LoadBalancer>
{
  readonly name = 'loadBalancer';

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    targets: LoadBalancerTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<LoadBalancer>>> {
    const client = await this.clients.get(ElasticLoadBalancingV2Client, scope);
    return readPieces(
      chunked(targets, LOAD_BALANCERS_PER_CALL),
      async piece => {
        const [balancers, groups] = await Promise.all([
          describeLoadBalancers(client, piece, signal),
          mapLimited(piece, CALLS_AT_A_TIME, target =>
            readTargetGroups(client, target, signal),
          ),
        ]);
        return new Map(
          piece.map((target, index) => [
            target.arn,
            joined(target, balancers.get(target.arn), groups[index]),
          ]),
        );
      },
    );
  }
}

/**
 * AWS fails the whole call when one of the ARNs is gone, so those that remain
 * are asked for alone.
 */
async function describeLoadBalancers(
  client: ElasticLoadBalancingV2Client,
  targets: LoadBalancerTarget[],
  signal: AbortSignal,
): Promise<Map<string, AwsLoadBalancer>> {
  try {
    const found = new Map<string, AwsLoadBalancer>();
    const pages = paginateDescribeLoadBalancers(
      { client },
      { LoadBalancerArns: targets.map(({ arn }) => arn) },
      { abortSignal: signal },
    );
    for await (const { LoadBalancers = [] } of pages) {
      for (const balancer of LoadBalancers) {
        if (balancer.LoadBalancerArn) {
          found.set(balancer.LoadBalancerArn, balancer);
        }
      }
    }
    return found;
  } catch (error) {
    if (explainAwsError(error).kind !== 'not-found') throw error;
    if (targets.length === 1) return new Map();
    const maps = await mapLimited(targets, CALLS_AT_A_TIME, target =>
      describeLoadBalancers(client, [target], signal),
    );
    return new Map(maps.flatMap(map => [...map]));
  }
}

function joined(
  target: LoadBalancerTarget,
  balancer: AwsLoadBalancer | undefined,
  groups: Outcome<TargetGroup[]>,
): Outcome<LoadBalancer> {
  if (!balancer) return notFound('load balancer', target.dimension);
  if (groups.problem) return groups;
  return {
    value: {
      arn: target.arn,
      name: balancer.LoadBalancerName ?? target.dimension,
      accountId: target.accountId,
      region: target.region,
      state: balancer.State?.Code ?? 'unknown',
      stateReason: balancer.State?.Reason,
      dnsName: balancer.DNSName,
      targetGroups: groups.value,
    },
  };
}

async function readTargetGroups(
  client: ElasticLoadBalancingV2Client,
  target: LoadBalancerTarget,
  signal: AbortSignal,
): Promise<Outcome<TargetGroup[]>> {
  try {
    const groups: AwsTargetGroup[] = [];
    const pages = paginateDescribeTargetGroups(
      { client },
      { LoadBalancerArn: target.arn },
      { abortSignal: signal },
    );
    for await (const page of pages) groups.push(...(page.TargetGroups ?? []));
    return {
      value: await mapLimited(groups, CALLS_AT_A_TIME, group =>
        readTargetGroup(client, group, signal),
      ),
    };
  } catch (error) {
    return { problem: explainAwsError(error) };
  }
}

async function readTargetGroup(
  client: ElasticLoadBalancingV2Client,
  group: AwsTargetGroup,
  signal: AbortSignal,
): Promise<TargetGroup> {
  const { TargetHealthDescriptions = [] } = await client.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: group.TargetGroupArn }),
    { abortSignal: signal },
  );
  return {
    arn: group.TargetGroupArn ?? '',
    name: group.TargetGroupName ?? '',
    protocol: group.Protocol,
    port: group.Port,
    healthCheckPath: group.HealthCheckPath,
    targets: TargetHealthDescriptions.map(toTargetHealth),
  };
}

function toTargetHealth({
  Target: target,
  TargetHealth: health,
}: TargetHealthDescription): TargetHealth {
  return {
    id: target?.Id ?? '',
    port: target?.Port,
    zone: target?.AvailabilityZone,
    state: health?.State ?? 'unavailable',
    reason: health?.Reason,
    description: health?.Description,
  };
}
