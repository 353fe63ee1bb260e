import type {
  CloudFormationClient,
  Stack,
} from '@aws-sdk/client-cloudformation';
import {
  type EnvironmentLocation,
  type EnvironmentStack,
  STACK_PARTS,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { stackConsoleUrl } from './consoleUrl';
import { describeStack, outputsOf, tagsOf } from './describeStack';

/** The stacks of an environment as CloudFormation has them now. */
export async function describeEnvironmentStacks(
  client: CloudFormationClient,
  { environmentId, region }: EnvironmentLocation,
): Promise<EnvironmentStack[]> {
  const stacks = await Promise.all(
    STACK_PARTS.map(async part => {
      const stack = await describeStack(client, `${environmentId}-${part}`);
      const isOurs =
        stack && tagsOf(stack)[STACK_TAGS.environment] === environmentId;
      return isOurs ? [toEnvironmentStack(stack, part, region)] : [];
    }),
  );
  return stacks.flat();
}

function toEnvironmentStack(
  stack: Stack,
  part: string,
  region: string,
): EnvironmentStack {
  const stackId = stack.StackId ?? '';
  return {
    stackName: stack.StackName ?? '',
    stackId,
    part,
    status: stack.StackStatus ?? 'UNKNOWN',
    statusReason: stack.StackStatusReason,
    updatedAt: (stack.LastUpdatedTime ?? stack.CreationTime)?.toISOString(),
    templateVersion: tagsOf(stack)[STACK_TAGS.templateVersion],
    consoleUrl: stackConsoleUrl(region, stackId),
    outputs: outputsOf(stack),
  };
}
