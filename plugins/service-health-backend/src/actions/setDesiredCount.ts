import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  type ScalableTarget,
} from '@aws-sdk/client-application-auto-scaling';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { ConflictError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { EcsTarget } from '../targets/targets';
import type { ServiceAction } from './serviceAction';

/**
 * Sets how many tasks a service should run. Autoscaling brings a count outside
 * of its range back, so that is refused.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-ecs.html
 */
export function setDesiredCount(clients: AwsClients): ServiceAction<'ecs'> {
  return {
    id: 'set-desired-count',
    kind: 'ecs',
    async take({ target, request: { desiredCount = 0 } }) {
      const { cluster, service } = target;
      const scaling = await scalingOf(clients, target);
      if (scaling) refuseOutside(scaling, desiredCount, service);
      const client = await clients.get(ECSClient, target);
      await client.send(
        new UpdateServiceCommand({ cluster, service, desiredCount }),
      );
      const asked = `${service} is going to run ${desiredCount} ${
        desiredCount === 1 ? 'task' : 'tasks'
      }`;
      return scaling
        ? `${asked}; autoscaling may change that again, between ${scaling.MinCapacity} and ${scaling.MaxCapacity}`
        : asked;
    },
  };
}

async function scalingOf(
  clients: AwsClients,
  target: EcsTarget,
): Promise<ScalableTarget | undefined> {
  const client = await clients.get(ApplicationAutoScalingClient, target);
  const { ScalableTargets: [scaling] = [] } = await client.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: [`service/${target.cluster}/${target.service}`],
    }),
  );
  return scaling;
}

function refuseOutside(
  { MinCapacity = 0, MaxCapacity = Infinity }: ScalableTarget,
  desiredCount: number,
  service: string,
): void {
  if (desiredCount >= MinCapacity && desiredCount <= MaxCapacity) return;
  throw new ConflictError(
    `Autoscaling keeps ${service} between ${MinCapacity} and ${MaxCapacity} tasks and would undo ${desiredCount}: choose a count between them, or change the range`,
  );
}
