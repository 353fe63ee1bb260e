import { setTimeout as delay } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type {
  PlannedStack,
  ResourceChange,
} from '@quarterdeck/plugin-environments-common';
import { ChangeSet, isEmpty } from '../runner/ChangeSet';
import { stackPhase } from '../runner/stackPhase';
import type { FoundStack } from '../stacks/eachStack';
import type { Step } from '../store/steps';
import { changeSetChanges } from './changes/changeSetChanges';
import { parseTemplate, templateOf } from './changes/template';
import {
  creations,
  removals,
  templateChanges,
} from './changes/templateChanges';
import { plannedStack } from './plannedStack';
import type { PlanPatience } from './PlanPatience';

/** What a stack reads of another one is only there once that is deployed. */
const READS_WHAT_IS_NOT_THERE =
  /No export named|Unable to fetch parameters|Output \[.+\] does not exist in stack/i;

/** How a comparison is made. */
interface Comparison {
  changeSetName: string;
  /** Names of change sets that may be left of those who made it before. */
  abandoned: readonly string[];
  patience: Pick<PlanPatience, 'ask' | 'change'>;
  pollIntervalMs: number;
  signal: AbortSignal;
}

/** CloudFormation could not compare, for a reason that a person has to know. */
class ChangeSetRefused extends Error {
  readonly name = 'ChangeSetRefused';
}

/**
 * What a deployment would do to one stack. A stack that is not there would be
 * created as its template says: it gets no change set, which would leave an
 * empty stack behind. For one that is there CloudFormation compares, in a
 * change set that is deleted once it was read.
 */
export async function previewChanges(
  awsClients: AwsClients,
  step: Step,
  context: Comparison & { accountId: string; found: FoundStack | undefined },
): Promise<PlannedStack> {
  const { accountId, found, patience } = context;
  const client = await awsClients.get(CloudFormationClient, {
    accountId,
    region: step.region,
  });
  const phase = stackPhase(found?.stack.StackStatus);
  const stackId = found?.stack.StackId ?? '';
  const common = plannedStack(step, found);
  if (step.action === 'delete') {
    const before = await patience.ask(() => templateOf(client, stackId));
    const changes = removals(before);
    return { ...common, action: 'remove', basis: 'template', changes };
  }
  if (phase === 'absent' || phase === 'dead') {
    const changes = creations(parseTemplate(step.template_body));
    return { ...common, action: 'create', basis: 'template', changes };
  }
  const { basis, changes } = await compare(client, step, stackId, context);
  const action = changes.length > 0 ? 'update' : 'unchanged';
  return { ...common, action, basis, changes };
}

async function compare(
  client: CloudFormationClient,
  step: Step,
  stackId: string,
  context: Comparison,
): Promise<{ basis: PlannedStack['basis']; changes: ResourceChange[] }> {
  for (const name of context.abandoned) {
    await remove(new ChangeSet(client, name, step), step, context);
  }
  const changeSet = new ChangeSet(client, context.changeSetName, step);
  try {
    await context.patience.change(
      'cloudformation:CreateChangeSet',
      step.stack_name,
      () => changeSet.create('UPDATE'),
    );
    const changes = await changesByCloudFormation(changeSet, context);
    return { basis: 'change-set', changes };
  } catch (error) {
    const isTooEarly =
      error instanceof Error && READS_WHAT_IS_NOT_THERE.test(error.message);
    if (!isTooEarly) throw error;
    const before = await context.patience.ask(() =>
      templateOf(client, stackId),
    );
    const after = parseTemplate(step.template_body);
    return { basis: 'template', changes: templateChanges(before, after) };
  } finally {
    await remove(changeSet, step, context);
  }
}

/** One that is not there is no error. */
async function remove(
  changeSet: ChangeSet,
  { stack_name }: Step,
  { patience }: Comparison,
): Promise<void> {
  await patience.change('cloudformation:DeleteChangeSet', stack_name, () =>
    changeSet.delete(),
  );
}

async function changesByCloudFormation(
  changeSet: ChangeSet,
  { patience, pollIntervalMs, signal }: Comparison,
): Promise<ResourceChange[]> {
  for (;;) {
    const made = await patience.ask(() => changeSet.describe());
    if (!made) {
      throw new ChangeSetRefused(
        'The stack was changed by somebody else meanwhile',
      );
    }
    if (made.Status === 'CREATE_COMPLETE') {
      return changeSetChanges(await patience.ask(() => changeSet.changes()));
    }
    if (made.Status === 'FAILED') {
      if (isEmpty(made)) return [];
      throw new ChangeSetRefused(
        made.StatusReason ?? 'CloudFormation refused to compare',
      );
    }
    await delay(pollIntervalMs, undefined, { signal });
  }
}
