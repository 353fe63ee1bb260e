import * as cfn from '@aws-sdk/client-cloudformation';
import { withoutValues } from '../../cloudformation/stacks/changes/withoutValues';
import type { StackEngine } from '../../cloudformation/stacks/StackEngine';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { ChangeSetShape } from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import { createChangeSet } from './createChangeSet';
import { describeParameters } from './describe';
import { executeChangeSet } from './executeChangeSet';
import { requireChangeSet, requireStack } from './find';
import { stackPage } from './stackPage';

const CHANGES_PER_PAGE = 100;
const CHANGE_SETS_PER_PAGE = 100;

export function changeSetHandlers(
  world: World,
  engine: StackEngine,
): Handlers<typeof cfn> {
  return {
    CreateChangeSet: (input, context) =>
      createChangeSet(
        world,
        world.region(context.accountId, context.region),
        input,
      ),

    ExecuteChangeSet(input, context) {
      const region = world.region(context.accountId, context.region);
      executeChangeSet(region, engine, input);
      return {};
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
        ...summaryOf(set),
        Capabilities: shape.capabilities,
        Parameters: describeParameters(shape),
        Tags: shape.tags,
        Changes: input.IncludePropertyValues ? items : withoutValues(items),
        NextToken: next,
        NotificationARNs: shape.notificationArns ?? [],
        RollbackConfiguration: {},
        OnStackFailure: shape.onStackFailure,
      };
    },

    ListChangeSets(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const { items, next } = stackPage(
        region.changeSets.where(shape => shape.stackId === stack.id),
        {
          token: input.NextToken,
          size: CHANGE_SETS_PER_PAGE,
          keyOf: each => each.id,
        },
      );
      return { Summaries: items.map(summaryOf), NextToken: next };
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
  };
}

const summaryOf = ({ id, shape, createdAt }: Resource<ChangeSetShape>) => ({
  ChangeSetId: id,
  ChangeSetName: shape.name,
  StackId: shape.stackId,
  StackName: shape.stackName,
  Description: shape.description,
  Status: shape.status,
  StatusReason: shape.statusReason,
  ExecutionStatus: shape.executionStatus as cfn.ExecutionStatus,
  CreationTime: createdAt,
  IncludeNestedStacks: false,
});
