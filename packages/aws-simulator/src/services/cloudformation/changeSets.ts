import * as cfn from '@aws-sdk/client-cloudformation';
import {
  planChanges,
  withoutValues,
} from '../../cloudformation/stacks/changes';
import type { Stack } from '../../cloudformation/stacks/events';
import type { StackEngine } from '../../cloudformation/stacks/StackEngine';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import { sameJson } from '../../cloudformation/template/Template';
import { AwsError, type Handlers, validationError } from '../../wire';
import { seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { stackPage } from './stackPage';
import { describeParameters } from './describe';
import {
  assertUpdatable,
  lookUpStack,
  requireChangeSet,
  requireStack,
} from './find';
import {
  assertCapabilities,
  assertRole,
  assertStackName,
  givenParameters,
  givenTags,
  readTemplate,
} from './input';
import { newStack } from './newStack';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
const CHANGES_PER_PAGE = 100;

export function changeSetHandlers(
  world: World,
  engine: StackEngine,
): Handlers<typeof cfn> {
  return {
    CreateChangeSet(input, context) {
      const region = world.region(context.accountId, context.region);
      const global = world.global(context.accountId);
      const { StackName, ChangeSetName: name = '' } = input;
      const existing = lookUpStack(region, StackName);
      const type = input.ChangeSetType === 'CREATE' ? 'CREATE' : 'UPDATE';
      if (type === 'UPDATE' && !existing) {
        throw validationError(`Stack [${StackName}] does not exist`);
      }
      if (
        type === 'CREATE' &&
        existing &&
        existing.shape.status !== 'REVIEW_IN_PROGRESS'
      ) {
        throw validationError(
          `Stack [${StackName}] already exists and cannot be created again with the changeSet [${name}].`,
        );
      }
      if (existing) assertUpdatable(existing);
      if (
        existing &&
        region.changeSets.find(
          shape => shape.stackId === existing.id && shape.name === name,
        )
      ) {
        throw new cfn.AlreadyExistsException({
          message: `ChangeSet ${name} cannot be created due to a mismatch with existing attribute(s)`,
          $metadata: {},
        });
      }
      const { template, templateBody } =
        input.UsePreviousTemplate && existing
          ? {
              template: parseTemplate(existing.shape.templateBody),
              templateBody: existing.shape.templateBody,
            }
          : readTemplate(global, input);
      assertCapabilities(template, input.Capabilities);
      assertRole(global, input.RoleARN);
      const parameters = givenParameters(
        region,
        template,
        input.Parameters,
        existing?.shape.parameters,
      );
      assertStackName(existing?.shape.name ?? StackName);
      const stack = existing ?? newStack(world, region, StackName ?? '');
      const tags =
        input.Tags || type === 'CREATE'
          ? givenTags(input.Tags)
          : stack.shape.tags;
      const id = region.arn(
        'cloudformation',
        `changeSet/${name}/${seededUuid(stack.id, name, world.now())}`,
      );
      const outcome = plan();
      region.changeSets.put({
        id,
        arn: id,
        createdAt: world.now(),
        tags: {},
        shape: {
          name,
          stackId: stack.id,
          stackName: stack.shape.name,
          type,
          description: input.Description,
          templateBody,
          parameters,
          tags,
          capabilities: input.Capabilities ?? [],
          roleArn: input.RoleARN,
          ...outcome,
        },
      });
      world.changed();
      return { Id: id, StackId: stack.id };

      function plan() {
        try {
          const changes = planChanges(
            region,
            stack,
            template,
            parameters,
            tags,
          );
          const isSame =
            type === 'UPDATE' &&
            changes.length === 0 &&
            sameJson(tags, stack.shape.tags) &&
            sameJson(
              template.Outputs,
              parseTemplate(stack.shape.templateBody).Outputs,
            );
          return isSame ? failed(NO_CHANGES) : planned(changes);
        } catch (error) {
          // What cannot be evaluated fails the change set, not the request.
          if (error instanceof AwsError) return failed(error.message);
          throw error;
        }
      }
    },

    DescribeChangeSet(input, context) {
      const region = world.region(context.accountId, context.region);
      const set = requireChangeSet(
        region,
        input.ChangeSetName,
        input.StackName,
      );
      const { shape } = set;
      const { items, next } = stackPage(shape.changes, {
        token: input.NextToken,
        size: CHANGES_PER_PAGE,
        // A change set never changes: its own order will do.
        keyOf: each => String(shape.changes.indexOf(each)).padStart(6, '0'),
      });
      return {
        ChangeSetId: set.id,
        ChangeSetName: shape.name,
        StackId: shape.stackId,
        StackName: shape.stackName,
        Description: shape.description,
        Status: shape.status,
        StatusReason: shape.statusReason,
        ExecutionStatus: shape.executionStatus as cfn.ExecutionStatus,
        CreationTime: set.createdAt,
        Capabilities: shape.capabilities,
        Parameters: describeParameters(shape.templateBody, shape.parameters),
        Tags: shape.tags,
        Changes: input.IncludePropertyValues ? items : withoutValues(items),
        NextToken: next,
        NotificationARNs: [],
        RollbackConfiguration: {},
        IncludeNestedStacks: false,
      };
    },

    ListChangeSets(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      return {
        Summaries: region.changeSets
          .where(shape => shape.stackId === stack.id)
          .map(({ id, shape, createdAt }) => ({
            ChangeSetId: id,
            ChangeSetName: shape.name,
            StackId: stack.id,
            StackName: shape.stackName,
            Status: shape.status,
            StatusReason: shape.statusReason,
            ExecutionStatus: shape.executionStatus as cfn.ExecutionStatus,
            CreationTime: createdAt,
            Description: shape.description,
          })),
      };
    },

    DeleteChangeSet(input, context) {
      const region = world.region(context.accountId, context.region);
      try {
        const set = requireChangeSet(
          region,
          input.ChangeSetName,
          input.StackName,
        );
        region.changeSets.delete(set.id);
        world.changed();
      } catch (error) {
        // AWS does not mind deleting what is not there, in a stack that is.
        if (!(error instanceof cfn.ChangeSetNotFoundException)) throw error;
        requireStack(region, input.StackName);
      }
      return {};
    },

    ExecuteChangeSet(input, context) {
      const region = world.region(context.accountId, context.region);
      const token = input.ClientRequestToken;
      const owner = lookUpStack(region, input.StackName);
      // Asked twice with one token, it is done once.
      if (token && owner?.shape.clientRequestTokens[token]) return {};
      const set = requireChangeSet(
        region,
        input.ChangeSetName,
        input.StackName,
      );
      const stack = requireStack(region, set.shape.stackId);
      if (set.shape.executionStatus !== 'AVAILABLE') {
        throw new cfn.InvalidChangeSetStatusException({
          message: `ChangeSet [${set.id}] cannot be executed in its current status of [${set.shape.status}]`,
          $metadata: {},
        });
      }
      assertUpdatable(stack);
      execute(stack);
      return {};

      function execute(target: Stack) {
        const { templateBody, parameters, tags } = set.shape;
        // A change set is used up, and with it the others of its stack.
        for (const each of region.changeSets.where(
          shape => shape.stackId === target.id,
        )) {
          region.changeSets.delete(each.id);
        }
        if (token) target.shape.clientRequestTokens[token] = 'ExecuteChangeSet';
        Object.assign(target.shape, {
          description: parseTemplate(templateBody).Description,
          capabilities: set.shape.capabilities,
          roleArn: set.shape.roleArn ?? target.shape.roleArn,
          disableRollback: input.DisableRollback ?? false,
        });
        if (target.shape.status === 'REVIEW_IN_PROGRESS') {
          Object.assign(target.shape, { templateBody, parameters, tags });
          engine.create(target, token);
        } else {
          engine.update(target, { templateBody, parameters, tags }, token);
        }
      }
    },
  };
}

const planned = (changes: cfn.Change[]) => ({
  status: 'CREATE_COMPLETE' as const,
  executionStatus: 'AVAILABLE',
  changes,
});

const failed = (statusReason: string) => ({
  status: 'FAILED' as const,
  statusReason,
  executionStatus: 'UNAVAILABLE',
  changes: [],
});
