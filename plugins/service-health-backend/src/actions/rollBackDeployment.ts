import {
  DescribeServicesCommand,
  ECSClient,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { NotFoundError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { EcsTarget } from '../targets/targets';
import { DeploymentHistory, nameOf } from './DeploymentHistory';
import type { ServiceAction } from './serviceAction';

/**
 * Takes a service back to where it was before its last deployment: one that is
 * still in progress is stopped and rolled back by ECS; after that, the task
 * definition before the present one is deployed again.
 */
export function rollBackDeployment(clients: AwsClients): ServiceAction<'ecs'> {
  return {
    id: 'roll-back-deployment',
    kind: 'ecs',
    async take({ target }) {
      const client = await clients.get(ECSClient, target);
      const history = new DeploymentHistory(client, target);
      const inProgress = await history.inProgress();
      if (inProgress) {
        await client.send(
          new StopServiceDeploymentCommand({
            serviceDeploymentArn: inProgress,
            stopType: 'ROLLBACK',
          }),
        );
        return `The deployment of ${target.service} in progress is being rolled back`;
      }
      const present = await presentTaskDefinition(client, target);
      const previous = await history.before(present);
      await client.send(
        new UpdateServiceCommand({
          cluster: target.cluster,
          service: target.service,
          taskDefinition: previous,
        }),
      );
      return `${target.service} goes back from ${nameOf(present)} to ${nameOf(
        previous,
      )}`;
    },
  };
}

async function presentTaskDefinition(
  client: ECSClient,
  { cluster, service }: EcsTarget,
): Promise<string> {
  const { services: [found] = [] } = await client.send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  if (!found?.taskDefinition) {
    throw new NotFoundError(`There is no ECS service ${cluster}/${service}`);
  }
  return found.taskDefinition;
}
