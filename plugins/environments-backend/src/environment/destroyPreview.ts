import {
  CloudFormationClient,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  checkEnvironmentSpec,
  type DestroyPreview,
  type DoomedResource,
  type DoomedStack,
  type EnvironmentLocation,
  monthlyCost,
  parseEnvironmentSpec,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { fateOnLeaving } from '../plan/changes/dataFate';
import { templateOf } from '../plan/changes/template';
import { explainError } from '../failures/explainError';
import { stackConsoleUrl } from '../console/stackConsoleUrl';
import { tagsOf } from '../stacks/describeStack';
import { eachStack, type FoundStack } from '../stacks/eachStack';
import type { DeploymentStore } from '../store/DeploymentStore';
import { deletionSteps } from '../store/steps';
import { inspectData } from './inspectData';
import { keptOf, lossesOf } from './lossWords';
import { presentSpec } from './presentSpec';

/** What would be lost and kept, before anybody says that it is to go. */
export async function destroyPreview(
  services: { awsClients: AwsClients; deployments: DeploymentStore },
  location: EnvironmentLocation,
): Promise<DestroyPreview> {
  const { awsClients } = services;
  const found = (await eachStack(awsClients, location)).filter(
    ({ stack }) =>
      tagsOf(stack)[STACK_TAGS.environment] === location.environmentId,
  );
  const inOrder = deletionSteps(found).flatMap(
    ({ stack_name }) =>
      found.find(({ stack }) => stack.StackName === stack_name) ?? [],
  );
  const problems: DestroyPreview['problems'] = [];
  const stacks = await Promise.all(
    inOrder.map(each => doomedStack(awsClients, location, each, problems)),
  );
  const resources = stacks.flatMap(stack => stack.resources);
  const present = await presentSpec(services, location, found);
  const cost =
    present && checkEnvironmentSpec(present.spec).length === 0
      ? monthlyCost(parseEnvironmentSpec(present.spec))
      : undefined;
  return {
    environmentId: location.environmentId,
    accountId: location.accountId,
    region: location.region,
    confirmation: location.environmentId,
    stacks,
    lost: lossesOf(resources),
    kept: keptOf(resources),
    protections: [
      ...stacks
        .filter(({ isTerminationProtected }) => isTerminationProtected)
        .map(
          ({ stackName }) =>
            `The termination protection of the stack ${stackName}`,
        ),
      ...resources.flatMap(({ protection }) => protection ?? []),
    ],
    canSnapshot: resources.some(
      ({ resourceType }) => resourceType === 'AWS::RDS::DBInstance',
    ),
    problems,
    monthlyUsd: cost?.totalUsd,
  };
}

type InspectedResource = DoomedResource & { protection?: string };

async function doomedStack(
  awsClients: AwsClients,
  { accountId }: EnvironmentLocation,
  { part, region, stack }: FoundStack,
  problems: DestroyPreview['problems'],
): Promise<DoomedStack & { resources: InspectedResource[] }> {
  const target = { accountId, region };
  const client = await awsClients.get(CloudFormationClient, target);
  const stackId = stack.StackId ?? '';
  const { Resources } = await templateOf(client, stackId);
  const resources: InspectedResource[] = [];
  for await (const page of paginateListStackResources(
    { client },
    { StackName: stackId },
  )) {
    for (const summary of page.StackResourceSummaries ?? []) {
      const { LogicalResourceId = '', PhysicalResourceId: physicalId } =
        summary;
      const resourceType = summary.ResourceType ?? '';
      if (summary.ResourceStatus === 'DELETE_COMPLETE') continue;
      const data = fateOnLeaving(
        resourceType,
        Resources[LogicalResourceId]?.DeletionPolicy,
      );
      const inspected = physicalId
        ? await inspectData(awsClients, target, resourceType, physicalId).catch(
            error => {
              const { finalRemedy: remedy, message } = explainError(error);
              problems.push({ message: `${physicalId}: ${message}`, remedy });
              return {};
            },
          )
        : {};
      resources.push({
        logicalId: LogicalResourceId,
        physicalId,
        resourceType,
        ...(data && { data }),
        ...inspected,
      });
    }
  }
  return {
    stackName: stack.StackName ?? '',
    part,
    region,
    stackStatus: stack.StackStatus ?? '',
    consoleUrl: stackConsoleUrl(stackId),
    isTerminationProtected: stack.EnableTerminationProtection ?? false,
    resources,
  };
}
