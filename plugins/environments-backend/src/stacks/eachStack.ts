import {
  CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  STACK_PARTS,
  type StackPart,
  stackName,
  stackRegion,
} from '@quarterdeck/plugin-environments-common';
import { describeStack } from './describeStack';

/** A stack that is where one of an environment's would be. */
export interface FoundStack {
  part: StackPart;
  region: string;
  stack: Stack;
}

/**
 * The stacks that have the names of an environment's, in the order of their
 * parts, each looked up in its region.
 */
export async function eachStack(
  awsClients: AwsClients,
  { environmentId, accountId, region: home }: EnvironmentLocation,
): Promise<FoundStack[]> {
  const found = await Promise.all(
    STACK_PARTS.map(async part => {
      const region = stackRegion(part, home);
      const client = await awsClients.get(CloudFormationClient, {
        accountId,
        region,
      });
      const stack = await describeStack(
        client,
        stackName(environmentId, part, home),
      );
      return stack ? [{ part, region, stack }] : [];
    }),
  );
  return found.flat();
}
