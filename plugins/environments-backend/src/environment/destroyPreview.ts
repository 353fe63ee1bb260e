import {
  CloudFormationClient,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import {
  checkEnvironmentSpec,
  type DestroyPreview,
  type DoomedResource,
  type DoomedStack,
  type EnvironmentLocation,
  monthlyCost,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { fateOnLeaving } from '../plan/changes/dataFate';
import { templateOf } from '../plan/changes/template';
import { explainError } from '../failures/explainError';
import { stackConsoleUrl } from '../console/stackConsoleUrl';
import { destructionSteps, findDoomed } from '../stacks/doomed';
import type { FoundStack } from '../stacks/eachStack';
import { isShell } from '../stacks/shells';
import type { DeploymentStore } from '../store/DeploymentStore';
import { inspectData } from './inspectData';
import { keptOf, lossesOf } from './lossWords';
import { presentSpec } from './presentSpec';

/** What would be lost and kept, before anybody says that it is to go. */
export async function destroyPreview(
  services: { awsClients: AwsClients; deployments: DeploymentStore },
  location: EnvironmentLocation,
): Promise<DestroyPreview> {
  const { awsClients } = services;
  const doomed = await findDoomed(awsClients, location);
  const found = [...doomed.own, ...doomed.shells];
  const inOrder = destructionSteps(doomed).flatMap(
    ({ stack_name }) =>
      found.find(({ stack }) => stack.StackName === stack_name) ?? [],
  );
  const problems: DestroyPreview['problems'] = [];
  const stacks = await Promise.all(
    inOrder.map(each => doomedStack(awsClients, location, each, problems)),
  );
  const resources = stacks.flatMap(stack => stack.resources);
  const present = await presentSpec(services, location, doomed.own);
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
  const stackId = stack.StackId ?? '';
  return {
    stackName: stack.StackName ?? '',
    part,
    region,
    stackStatus: stack.StackStatus ?? '',
    consoleUrl: stackConsoleUrl(stackId),
    isTerminationProtected: stack.EnableTerminationProtection ?? false,
    resources: isShell(stack)
      ? []
      : await inspectStack(
          awsClients,
          { accountId, region },
          stackId,
          problems,
        ),
  };
}

async function inspectStack(
  awsClients: AwsClients,
  target: AwsTarget,
  stackId: string,
  problems: DestroyPreview['problems'],
): Promise<InspectedResource[]> {
  const client = await awsClients.get(CloudFormationClient, target);
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
              const { finalRemedy, isLogged, message } = explainError(error);
              if (isLogged) throw error;
              problems.push({
                message: `${physicalId}: ${message}`,
                remedy: finalRemedy,
              });
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
  return resources;
}
