import {
  DescribeServicesCommand,
  type ECSClient,
  type Failure,
  type Service,
} from '@aws-sdk/client-ecs';
import { chunked, groupedBy } from '../batches';
import type { EcsTarget } from '../targets/targets';
import { notFound, type Outcome, readPieces } from './source';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const SERVICES_PER_CALL = 10;

/** Services of one account and region, ten of a cluster with each call. */
export async function describeServices(
  client: ECSClient,
  targets: EcsTarget[],
  signal: AbortSignal,
): Promise<Map<string, Outcome<Service>>> {
  const byCluster = groupedBy(targets, ({ cluster }) => cluster);
  const pieces = [...byCluster.values()].flatMap(ofCluster =>
    chunked(ofCluster, SERVICES_PER_CALL),
  );
  return readPieces(pieces, async piece => {
    const { services = [], failures = [] } = await client.send(
      new DescribeServicesCommand({
        cluster: piece[0].cluster,
        services: piece.map(({ service }) => service),
      }),
      { abortSignal: signal },
    );
    const byName = new Map(
      services.map(service => [service.serviceName, service]),
    );
    return new Map(
      piece.map(target => {
        const service = byName.get(target.service);
        return [
          target.arn,
          service ? { value: service } : missing(target, failures),
        ];
      }),
    );
  });
}

/** AWS lists what it could not describe apart, with a reason. */
function missing(
  { cluster, service }: EcsTarget,
  failures: Failure[],
): Outcome<Service> {
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
