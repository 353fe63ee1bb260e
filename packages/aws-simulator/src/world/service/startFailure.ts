import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../Region';

/**
 * Why no task of a task definition can start now, in the words of ECS: an image
 * in a repository that there is not, or a secret that there is not. What lies
 * in another account or region is taken to be there.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export function startFailureOf(
  region: Region,
  taskDefinitionArn: string,
): string | undefined {
  const definition = region.taskDefinitions.get(taskDefinitionArn)?.shape;
  for (const container of definition?.containerDefinitions ?? []) {
    const failure =
      missingImage(region, container) ?? missingSecret(region, container);
    if (failure) return failure;
  }
  return undefined;
}

function missingImage(
  region: Region,
  { image = '' }: ContainerDefinition,
): string | undefined {
  const registry = `${region.accountId}.dkr.ecr.${region.name}.amazonaws.com/`;
  if (!image.startsWith(registry)) return undefined;
  const repository = image.slice(registry.length).replace(/[:@].*$/, '');
  return region.repositories.has(repository)
    ? undefined
    : `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`;
}

function missingSecret(
  region: Region,
  { secrets = [] }: ContainerDefinition,
): string | undefined {
  const prefix = region.arn('secretsmanager', 'secret:');
  for (const { valueFrom = '' } of secrets) {
    if (!valueFrom.startsWith(prefix)) continue;
    const arn = valueFrom.split(':').slice(0, 7).join(':');
    if (region.secrets.all().some(each => each.id.startsWith(arn))) continue;
    return `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${arn} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`;
  }
  return undefined;
}
