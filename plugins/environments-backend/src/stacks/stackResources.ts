import {
  CloudFormationClient,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { NotFoundError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  STACK_TAGS,
  type StackPart,
  type StackResource,
  stackName,
  stackRegion,
} from '@quarterdeck/plugin-environments-common';
import { resourceConsoleUrl } from '../console/resourceConsoleUrl';
import { describeStack, tagsOf } from './describeStack';

/**
 * What one stack of an environment consists of, by type and name.
 *
 * @throws NotFoundError when the environment has no such stack.
 */
export async function describeStackResources(
  awsClients: AwsClients,
  { accountId, environmentId, region: home }: EnvironmentLocation,
  part: StackPart,
): Promise<StackResource[]> {
  const region = stackRegion(part, home);
  const client = await awsClients.get(CloudFormationClient, {
    accountId,
    region,
  });
  const name = stackName(environmentId, part, home);
  const stack = await describeStack(client, name);
  if (
    !stack?.StackId ||
    tagsOf(stack)[STACK_TAGS.environment] !== environmentId
  ) {
    throw new NotFoundError(`${environmentId} has no stack ${name}`);
  }
  const resources: StackResource[] = [];
  for await (const page of paginateListStackResources(
    { client },
    { StackName: stack.StackId },
  )) {
    for (const summary of page.StackResourceSummaries ?? []) {
      if (summary.ResourceStatus === 'DELETE_COMPLETE') continue;
      resources.push(toStackResource(stack.StackId, summary));
    }
  }
  return resources.sort((a, b) => orderOf(a).localeCompare(orderOf(b), 'en'));
}

const orderOf = ({ resourceType, physicalId, logicalId }: StackResource) =>
  `${resourceType} ${physicalId ?? logicalId}`;

function toStackResource(
  stackId: string,
  summary: StackResourceSummary,
): StackResource {
  const physicalId = summary.PhysicalResourceId || undefined;
  const resourceType = summary.ResourceType ?? '';
  return {
    logicalId: summary.LogicalResourceId ?? '',
    physicalId,
    resourceType,
    status: summary.ResourceStatus ?? 'UNKNOWN',
    statusReason: summary.ResourceStatusReason,
    updatedAt: summary.LastUpdatedTimestamp?.toISOString(),
    consoleUrl: resourceConsoleUrl(stackId, { resourceType, physicalId }),
  };
}
