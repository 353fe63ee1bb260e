import {
  CloudFormationClient,
  paginateListChangeSets,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { FoundStack } from './eachStack';

/** How the names of the portal's change sets begin. */
const OURS = /^quarterdeck-/;

/**
 * Whether a stack is nothing but a name, under which somebody has made a change
 * set that was never executed. It has no resources, and no tags that would say
 * whose it is.
 */
export function isShell({ StackStatus }: Stack): boolean {
  return StackStatus === 'REVIEW_IN_PROGRESS';
}

/** Whether it can go: nobody else has a change set there. */
export async function isOurShell(
  client: CloudFormationClient,
  stack: Stack,
): Promise<boolean> {
  if (!isShell(stack)) return false;
  const pages = paginateListChangeSets(
    { client },
    { StackName: stack.StackId },
  );
  for await (const { Summaries = [] } of pages) {
    if (Summaries.some(({ ChangeSetName = '' }) => !OURS.test(ChangeSetName))) {
      return false;
    }
  }
  return true;
}

/** Those of the stacks that the portal left when it could not clean up. */
export async function ourShells(
  awsClients: AwsClients,
  accountId: string,
  found: readonly FoundStack[],
): Promise<FoundStack[]> {
  const ours = await Promise.all(
    found.map(async each => {
      const { region, stack } = each;
      if (!isShell(stack)) return [];
      const client = await awsClients.get(CloudFormationClient, {
        accountId,
        region,
      });
      return (await isOurShell(client, stack)) ? [each] : [];
    }),
  );
  return ours.flat();
}
