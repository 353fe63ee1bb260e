import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { eachStack } from '../stacks/eachStack';
import type { PlanBasis, PlanStore } from '../store/PlanStore';
import { digestOf, whatHasChanged, worldOf } from './world';

/**
 * What has changed in the world since a plan was made, a sentence each; nothing
 * while it can be deployed as it is.
 */
export async function changesSince(
  awsClients: AwsClients,
  plan: Pick<Plan, 'environmentId' | 'accountId' | 'region'>,
  { steps, world, digest }: PlanBasis,
): Promise<string[]> {
  const now = worldOf(await eachStack(awsClients, plan));
  const changes = whatHasChanged(world, now);
  if (changes.length === 0 && digestOf(steps, now) !== digest) {
    return ['The plan is not what was approved'];
  }
  return changes;
}

/** Asks for the same to be planned anew, in the place of what is outdated. */
export async function replan(
  plans: PlanStore,
  outdated: Plan,
  changes: string[],
): Promise<Plan> {
  const { environmentId, accountId, region, spec, requestedBy } = outdated;
  const fresh = await plans.submit({
    environmentId,
    accountId,
    region,
    spec,
    requestedBy,
    requestId: `replan/${outdated.id}`,
  });
  await plans.outdate(outdated.id, changes.join('; '), fresh.id);
  return fresh;
}
