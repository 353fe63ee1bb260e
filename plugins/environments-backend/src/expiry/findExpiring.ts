import {
  CloudFormationClient,
  paginateDescribeStacks,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { tagsOf } from '../stacks/describeStack';

/** An environment that has a last day. */
export interface ExpiringEnvironment extends EnvironmentLocation {
  stage: string;
  owner: string;
  /** Its last day, such as `2027-01-31`, in UTC. */
  expiresOn: string;
}

/** The environments of one account and region that are not for ever. */
export async function findExpiring(
  awsClients: AwsClients,
  target: { accountId: string; region: string },
): Promise<ExpiringEnvironment[]> {
  const client = await awsClients.get(CloudFormationClient, target);
  const expiring: ExpiringEnvironment[] = [];
  for await (const page of paginateDescribeStacks({ client }, {})) {
    for (const stack of page.Stacks ?? []) {
      const tags: Record<string, string | undefined> = tagsOf(stack);
      const environmentId = tags[STACK_TAGS.environment];
      const expiresOn = tags[STACK_TAGS.expiresOn];
      if (!environmentId || !expiresOn) continue;
      if (stack.StackStatus === 'REVIEW_IN_PROGRESS') continue;
      expiring.push({
        ...target,
        environmentId,
        expiresOn,
        stage: tags[STACK_TAGS.stage] ?? '',
        owner: tags[STACK_TAGS.owner] ?? '',
      });
    }
  }
  return expiring;
}
