import * as cfn from '@aws-sdk/client-cloudformation';
import type { StackEngine } from '../../cloudformation/stacks/StackEngine';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import {
  assertUpdatable,
  assertUpdatableAtOnce,
  lookUpStack,
  requireChangeSet,
  requireStack,
} from './find';
import { wasAsked } from './requestTokens';

/** Begins what a change set has planned; the change set is used up. */
export function executeChangeSet(
  region: Region,
  engine: StackEngine,
  input: cfn.ExecuteChangeSetInput,
): void {
  const token = input.ClientRequestToken;
  const owner = lookUpStack(region, input.StackName);
  const tokens = owner?.shape.clientRequestTokens ?? {};
  // Asked twice with one token, it is done once; by then the set is gone.
  if (token !== undefined && tokens[token] === 'ExecuteChangeSet') return;
  const set = requireChangeSet(region, input.ChangeSetName, input.StackName);
  const stack = requireStack(region, set.shape.stackId);
  if (set.shape.executionStatus !== 'AVAILABLE') {
    throw new cfn.InvalidChangeSetStatusException({
      message: `ChangeSet [${set.id}] cannot be executed in its current status of [${set.shape.status}]`,
      $metadata: {},
    });
  }
  assertUpdatable(stack);
  assertUpdatableAtOnce(stack, 'execute-change-set', input.DisableRollback);
  if (input.DisableRollback !== undefined && set.shape.onStackFailure) {
    throw validationError(
      'Both DisableRollback and OnStackFailure cannot be specified together.',
    );
  }
  wasAsked(stack, 'ExecuteChangeSet', token);
  // With it, the other change sets of the stack are outdated.
  for (const each of region.changeSets.where(
    shape => shape.stackId === stack.id,
  )) {
    region.changeSets.delete(each.id);
  }
  const { templateBody, parameters, tags, onStackFailure } = set.shape;
  Object.assign(stack.shape, {
    description: parseTemplate(templateBody).Description,
    capabilities: set.shape.capabilities,
    notificationArns:
      set.shape.notificationArns ?? stack.shape.notificationArns,
    roleArn: set.shape.roleArn ?? stack.shape.roleArn,
    disableRollback: input.DisableRollback ?? onStackFailure === 'DO_NOTHING',
    deleteOnFailure: onStackFailure === 'DELETE',
    retainExceptOnCreate: input.RetainExceptOnCreate,
    policyDuringUpdate: undefined,
  });
  if (stack.shape.status === 'REVIEW_IN_PROGRESS') {
    Object.assign(stack.shape, { templateBody, parameters, tags });
    engine.create(stack, token);
  } else {
    engine.update(stack, { templateBody, parameters, tags }, token);
  }
}
