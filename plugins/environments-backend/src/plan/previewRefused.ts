import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { PlannedStack } from '@quarterdeck/plugin-environments-common';
import { databaseIsAway } from '../failures/explainError';
import type { FoundStack } from '../stacks/eachStack';
import type { Step } from '../store/steps';
import { parseTemplate, templateOf } from './changes/template';
import { templateChanges } from './changes/templateChanges';
import { explainPlanError } from './PlanFailed';
import { plannedStack } from './plannedStack';
import type { PlanPatience } from './PlanPatience';

/**
 * What a deployment would do to a stack that CloudFormation does not compare:
 * as far as its templates say, and with what CloudFormation has answered. For a
 * plan that is not to be deployed, which is to say all the same what it would
 * change.
 */
export async function previewRefused(
  awsClients: AwsClients,
  step: Step,
  context: {
    accountId: string;
    found: FoundStack | undefined;
    patience: Pick<PlanPatience, 'ask'>;
    /** Why CloudFormation did not compare. */
    refusal: unknown;
  },
): Promise<PlannedStack> {
  const { accountId, found, patience, refusal } = context;
  const client = await awsClients.get(CloudFormationClient, {
    accountId,
    region: step.region,
  });
  const stack = {
    ...plannedStack(step, found),
    action:
      step.action === 'delete' ? ('remove' as const) : ('update' as const),
    basis: 'template' as const,
    problem: explainPlanError(refusal).message,
  };
  const stackId = found?.stack.StackId;
  if (!stackId || step.action === 'delete') return { ...stack, changes: [] };
  try {
    const before = await patience.ask(() => templateOf(client, stackId));
    const after = parseTemplate(step.template_body);
    return { ...stack, changes: templateChanges(before, after) };
  } catch (error) {
    if (databaseIsAway(error)) throw error;
    const { message } = explainPlanError(error);
    return { ...stack, problem: `${stack.problem}; ${message}`, changes: [] };
  }
}
