import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  type EnvironmentStack,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { stackConsoleUrl } from '../console/stackConsoleUrl';
import { outputsOf, tagsOf } from './describeStack';
import { eachStack, type FoundStack } from './eachStack';

/** The stacks of an environment as CloudFormation has them now. */
export async function describeEnvironmentStacks(
  awsClients: AwsClients,
  location: EnvironmentLocation,
): Promise<EnvironmentStack[]> {
  const stacks = await eachStack(awsClients, location);
  return stacks
    .filter(
      ({ stack }) =>
        tagsOf(stack)[STACK_TAGS.environment] === location.environmentId,
    )
    .map(toEnvironmentStack);
}

function toEnvironmentStack({ part, stack }: FoundStack): EnvironmentStack {
  const stackId = stack.StackId ?? '';
  return {
    stackName: stack.StackName ?? '',
    stackId,
    part,
    status: stack.StackStatus ?? 'UNKNOWN',
    statusReason: stack.StackStatusReason,
    updatedAt: (stack.LastUpdatedTime ?? stack.CreationTime)?.toISOString(),
    templateVersion: tagsOf(stack)[STACK_TAGS.templateVersion],
    consoleUrl: stackConsoleUrl(stackId),
    outputs: outputsOf(stack),
  };
}
