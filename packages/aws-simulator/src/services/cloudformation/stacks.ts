import * as cfn from '@aws-sdk/client-cloudformation';
import {
  exportsOf,
  importersOf,
  isDeleted,
} from '../../cloudformation/stacks/exports';
import { type Stack, stackEvent } from '../../cloudformation/stacks/events';
import type { StackEngine } from '../../cloudformation/stacks/StackEngine';
import { resolveParameters } from '../../cloudformation/template/parameters';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import { sameJson } from '../../cloudformation/template/Template';
import { type Handlers, validationError } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import {
  assertUpdatable,
  isInProgress,
  lookUpStack,
  requireStack,
} from './find';
import {
  assertCapabilities,
  assertStackName,
  givenTags,
  readTemplate,
} from './input';
import { newStack } from './newStack';

/** The operations that change stacks. */
export function stackHandlers(
  world: World,
  engine: StackEngine,
): Handlers<typeof cfn> {
  const ssmOf = (region: Region) => (name: string) =>
    region.ssmParameters.get(name)?.shape.value;

  return {
    CreateStack(input, context) {
      const region = world.region(context.accountId, context.region);
      assertStackName(input.StackName);
      const existing = lookUpStack(region, input.StackName);
      if (existing && existing.shape.status !== 'REVIEW_IN_PROGRESS') {
        throw new cfn.AlreadyExistsException({
          message: `Stack [${input.StackName}] already exists`,
          $metadata: {},
        });
      }
      const { template, templateBody } = readTemplate(
        world.global(context.accountId),
        input,
      );
      assertCapabilities(template, input.Capabilities);
      const parameters = resolveParameters(
        template,
        input.Parameters,
        {},
        ssmOf(region),
      );
      const stack = existing ?? newStack(world, region, input.StackName ?? '');
      Object.assign(stack.shape, {
        templateBody,
        parameters,
        description: template.Description,
        tags: givenTags(input.Tags),
        capabilities: input.Capabilities ?? [],
        roleArn: input.RoleARN,
        terminationProtection: input.EnableTerminationProtection ?? false,
        disableRollback:
          input.DisableRollback ?? input.OnFailure === 'DO_NOTHING',
      });
      engine.create(stack, input.ClientRequestToken);
      return { StackId: stack.id };
    },

    UpdateStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      assertUpdatable(stack);
      const { template, templateBody } = input.UsePreviousTemplate
        ? {
            template: parseTemplate(stack.shape.templateBody),
            templateBody: stack.shape.templateBody,
          }
        : readTemplate(world.global(context.accountId), input);
      assertCapabilities(template, input.Capabilities);
      const parameters = resolveParameters(
        template,
        input.Parameters,
        stack.shape.parameters,
        ssmOf(region),
      );
      const tags = input.Tags ? givenTags(input.Tags) : stack.shape.tags;
      if (
        sameJson(template, parseTemplate(stack.shape.templateBody)) &&
        sameJson(parameters, stack.shape.parameters) &&
        sameJson(tags, stack.shape.tags)
      ) {
        throw validationError('No updates are to be performed.');
      }
      stack.shape.disableRollback = input.DisableRollback ?? false;
      stack.shape.description = template.Description;
      engine.update(
        stack,
        { templateBody, parameters, tags },
        input.ClientRequestToken,
      );
      return { StackId: stack.id };
    },

    CancelUpdateStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
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
      if (stack.shape.status !== 'CREATE_FAILED') {
        throw validationError(
          `Stack [${stack.id}] in ${stack.shape.status} state is not in a state that can be rolled back`,
        );
      }
      engine.rollBack(stack, input.ClientRequestToken);
      return { StackId: stack.id };
    },

    DeleteStack(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = lookUpStack(region, input.StackName);
      if (!stack || isDeleted(stack)) return {};
      if (stack.shape.status === 'DELETE_IN_PROGRESS') return {};
      assertDeletable(region, stack);
      if (stack.shape.status === 'REVIEW_IN_PROGRESS') {
        stackEvent(world, stack, 'DELETE_COMPLETE');
        return {};
      }
      engine.delete(stack, input.ClientRequestToken);
      return {};
    },

    UpdateTerminationProtection(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      stack.shape.terminationProtection =
        input.EnableTerminationProtection ?? false;
      world.changed();
      return { StackId: stack.id };
    },
  };
}

function assertDeletable(region: Region, stack: Stack) {
  if (stack.shape.terminationProtection) {
    throw validationError(
      `Stack [${stack.id}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  if (isInProgress(stack) && stack.shape.status.startsWith('UPDATE')) {
    throw validationError(
      `Stack [${stack.id}] cannot be deleted while in status ${stack.shape.status}`,
    );
  }
  for (const { name } of exportsOf(region).filter(
    each => each.stack === stack,
  )) {
    const [importer] = importersOf(region, name);
    if (importer) {
      throw validationError(
        `Export ${name} cannot be deleted as it is in use by ${importer.shape.name}`,
      );
    }
  }
}
