import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { ServiceAction } from './serviceAction';

/** Replaces all tasks of a service by new ones of the same task definition. */
export function forceDeployment(clients: AwsClients): ServiceAction<'ecs'> {
  return {
    id: 'force-deployment',
    kind: 'ecs',
    async take({ target }) {
      const client = await clients.get(ECSClient, target);
      await client.send(
        new UpdateServiceCommand({
          cluster: target.cluster,
          service: target.service,
          forceNewDeployment: true,
        }),
      );
      return `A new deployment of ${target.service} has begun: its tasks are replaced one after the other`;
    },
  };
}
