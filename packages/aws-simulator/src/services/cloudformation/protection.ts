import type * as cfn from '@aws-sdk/client-cloudformation';
import { parseStackPolicy } from '../../cloudformation/stacks/stackPolicy';
import { type Handlers, validationError } from '../../wire';
import type { World } from '../../world/World';
import { requireStack } from './find';
import { readGivenText } from './input';

/** What keeps stacks and their resources from being changed by accident. */
export function protectionHandlers(world: World): Handlers<typeof cfn> {
  return {
    UpdateTerminationProtection(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      stack.shape.terminationProtection =
        input.EnableTerminationProtection ?? false;
      world.changed();
      return { StackId: stack.id };
    },

    GetStackPolicy(input, context) {
      const region = world.region(context.accountId, context.region);
      const { policy } = requireStack(region, input.StackName).shape;
      return { StackPolicyBody: policy };
    },

    SetStackPolicy(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const policy = readGivenText(
        world.global(context.accountId),
        input.StackPolicyBody,
        input.StackPolicyURL,
      );
      if (policy === undefined) {
        throw validationError(
          'You must specify either StackPolicyBody or StackPolicyURL',
        );
      }
      parseStackPolicy(policy);
      stack.shape.policy = policy;
      world.changed();
      return {};
    },
  };
}
