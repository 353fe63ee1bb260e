import type * as cfn from '@aws-sdk/client-cloudformation';
import type { StackEngine } from '../../cloudformation/stacks/StackEngine';
import { type Handlers, validationError } from '../../wire';
import type { World } from '../../world/World';
import { requireStack, requireStackResource } from './find';
import { wasAsked } from './requestTokens';

/** The operations that lead back to what was. */
export function rollbackHandlers(
  world: World,
  engine: StackEngine,
): Handlers<typeof cfn> {
  return {
    CancelUpdateStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      if (wasAsked(stack, 'CancelUpdateStack', input.ClientRequestToken)) {
        return {};
      }
      if (stack.shape.status !== 'UPDATE_IN_PROGRESS') {
        throw validationError(
          'CancelUpdateStack cannot be called from current stack status',
        );
      }
      engine.cancelUpdate(stack);
      return {};
    },

    RollbackStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const { shape } = stack;
      if (wasAsked(stack, 'RollbackStack', input.ClientRequestToken)) {
        return { StackId: stack.id };
      }
      if (!['CREATE_FAILED', 'UPDATE_FAILED'].includes(shape.status)) {
        throw validationError(
          `Stack [${stack.id}] in ${shape.status} state is not in a state that can be rolled back`,
        );
      }
      shape.roleArn = input.RoleARN ?? shape.roleArn;
      shape.retainExceptOnCreate =
        input.RetainExceptOnCreate ?? shape.retainExceptOnCreate;
      engine.rollBack(stack, input.ClientRequestToken);
      return { StackId: stack.id };
    },

    ContinueUpdateRollback(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const { shape } = stack;
      if (wasAsked(stack, 'ContinueUpdateRollback', input.ClientRequestToken)) {
        return {};
      }
      if (shape.status !== 'UPDATE_ROLLBACK_FAILED') {
        throw validationError(
          `Stack:${stack.id} is in ${shape.status} state and can not continue update rollback.`,
        );
      }
      for (const id of input.ResourcesToSkip ?? []) {
        const { status } = requireStackResource(stack, id);
        if (status !== 'UPDATE_FAILED') {
          throw validationError(
            `Resource [${id}] is in ${status} state and can not be skipped: only resources in the UPDATE_FAILED state can be.`,
          );
        }
      }
      shape.roleArn = input.RoleARN ?? shape.roleArn;
      engine.rollBack(stack, input.ClientRequestToken, input.ResourcesToSkip);
      return {};
    },
  };
}
