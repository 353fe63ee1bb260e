import * as cfn from '@aws-sdk/client-cloudformation';
import { isDeleted } from '../../cloudformation/stacks/exports';
import { stackEvent } from '../../cloudformation/stacks/events';
import type { StackEngine } from '../../cloudformation/stacks/StackEngine';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import { sameJson } from '../../cloudformation/template/Template';
import { type Handlers, validationError } from '../../wire';
import type { World } from '../../world/World';
import { assertDeletable, assertRetainable } from './deletion';
import {
  assertUpdatable,
  assertUpdatableAtOnce,
  lookUpStack,
  requireStack,
} from './find';
import {
  assertRole,
  assertSameTypes,
  assertStackName,
  givenTags,
  readGivenText,
  readTemplate,
} from './input';
import { assertCapabilities } from './capabilities';
import { givenParameters } from './givenParameters';
import { newStack } from './newStack';
import { wasAsked } from './requestTokens';

/** The operations that make, change and remove stacks. */
export function stackHandlers(
  world: World,
  engine: StackEngine,
): Handlers<typeof cfn> {
  return {
    CreateStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const global = world.global(context.accountId);
      assertStackName(input.StackName);
      const existing = lookUpStack(region, input.StackName);
      if (existing && existing.shape.status !== 'REVIEW_IN_PROGRESS') {
        if (wasAsked(existing, 'CreateStack', input.ClientRequestToken)) {
          return { StackId: existing.id };
        }
        throw new cfn.AlreadyExistsException({
          message: `Stack [${input.StackName}] already exists`,
          $metadata: {},
        });
      }
      if (input.OnFailure && input.DisableRollback !== undefined) {
        throw validationError(
          'Either DisableRollback or OnFailure can be specified, not both.',
        );
      }
      const { template, templateBody } = readTemplate(global, input);
      assertCapabilities(template, input.Capabilities);
      assertRole(global, input.RoleARN);
      const parameters = givenParameters(region, template, input);
      const policy = readGivenText(
        global,
        input.StackPolicyBody,
        input.StackPolicyURL,
      );
      const stack = existing ?? newStack(world, region, input.StackName ?? '');
      wasAsked(stack, 'CreateStack', input.ClientRequestToken);
      Object.assign(stack.shape, {
        templateBody,
        parameters,
        policy,
        description: template.Description,
        tags: givenTags(input.Tags),
        capabilities: input.Capabilities ?? [],
        roleArn: input.RoleARN,
        notificationArns: input.NotificationARNs,
        timeoutInMinutes: input.TimeoutInMinutes,
        terminationProtection: input.EnableTerminationProtection ?? false,
        disableRollback:
          input.DisableRollback ?? input.OnFailure === 'DO_NOTHING',
        deleteOnFailure: input.OnFailure === 'DELETE',
        retainExceptOnCreate: input.RetainExceptOnCreate,
      });
      engine.create(stack, input.ClientRequestToken);
      return { StackId: stack.id };
    },

    UpdateStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const global = world.global(context.accountId);
      const stack = requireStack(region, input.StackName);
      const { shape } = stack;
      if (wasAsked(stack, 'UpdateStack', input.ClientRequestToken)) {
        return { StackId: stack.id };
      }
      assertUpdatable(stack);
      assertUpdatableAtOnce(stack, 'update-stack', input.DisableRollback);
      const before = parseTemplate(shape.templateBody);
      const { template, templateBody } = input.UsePreviousTemplate
        ? { template: before, templateBody: shape.templateBody }
        : readTemplate(global, input);
      assertCapabilities(template, input.Capabilities);
      assertRole(global, input.RoleARN);
      assertSameTypes(stack, template);
      const parameters = givenParameters(
        region,
        template,
        input,
        shape.parameters,
      );
      const tags = input.Tags ? givenTags(input.Tags) : shape.tags;
      if (
        shape.status.endsWith('_COMPLETE') &&
        sameJson(template, before) &&
        sameJson(parameters, shape.parameters) &&
        sameJson(tags, shape.tags)
      ) {
        throw validationError('No updates are to be performed.');
      }
      const policy = readGivenText(
        global,
        input.StackPolicyBody,
        input.StackPolicyURL,
      );
      Object.assign(shape, {
        policy: policy ?? shape.policy,
        policyDuringUpdate: readGivenText(
          global,
          input.StackPolicyDuringUpdateBody,
          input.StackPolicyDuringUpdateURL,
        ),
        capabilities: input.Capabilities ?? [],
        description: template.Description,
        disableRollback: input.DisableRollback ?? false,
        notificationArns: input.NotificationARNs ?? shape.notificationArns,
        retainExceptOnCreate: input.RetainExceptOnCreate,
        roleArn: input.RoleARN ?? shape.roleArn,
      });
      engine.update(
        stack,
        { templateBody, parameters, tags },
        input.ClientRequestToken,
      );
      return { StackId: stack.id };
    },

    DeleteStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = lookUpStack(region, input.StackName);
      if (!stack || isDeleted(stack)) return {};
      if (stack.shape.status === 'DELETE_IN_PROGRESS') return {};
      assertDeletable(region, stack);
      assertRetainable(stack, input);
      assertRole(world.global(context.accountId), input.RoleARN);
      for (const set of region.changeSets.where(
        shape => shape.stackId === stack.id,
      )) {
        region.changeSets.delete(set.id);
      }
      if (stack.shape.status === 'REVIEW_IN_PROGRESS') {
        stack.shape.deletedAt = world.now();
        stackEvent(world, stack, 'DELETE_COMPLETE');
        return {};
      }
      engine.delete(stack, {
        token: input.ClientRequestToken,
        retain: input.RetainResources,
        force: input.DeletionMode === 'FORCE_DELETE_STACK',
      });
      return {};
    },
  };
}
