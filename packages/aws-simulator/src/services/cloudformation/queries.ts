import type * as cfn from '@aws-sdk/client-cloudformation';
import {
  exportsOf,
  importersOf,
  isDeleted,
} from '../../cloudformation/stacks/exports';
import { type Handlers, validationError } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { StackShape } from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import { stackPage } from './stackPage';
import { describeResource, describeStack } from './describe';
import { requireStack, requireStackResource } from './find';

const PAGE_SIZE = 100;

/** The operations that only look. */
export function queryHandlers(world: World): Handlers<typeof cfn> {
  return {
    DescribeStacks(input, context) {
      const region = world.region(context.accountId, context.region);
      if (input.StackName) {
        return {
          Stacks: [describeStack(requireStack(region, input.StackName))],
        };
      }
      const { items, next } = stackPage(
        region.stacks.all().filter(stack => !isDeleted(stack)),
        {
          token: input.NextToken,
          size: PAGE_SIZE,
          order: 'descending',
          keyOf: ageOf,
        },
      );
      return { Stacks: items.map(describeStack), NextToken: next };
    },

    ListStacks(input, context) {
      const region = world.region(context.accountId, context.region);
      const wanted = input.StackStatusFilter;
      const { items, next } = stackPage(
        region.stacks
          .all()
          .filter(
            ({ shape }) =>
              !wanted?.length ||
              wanted.includes(shape.status as cfn.StackStatus),
          ),
        {
          token: input.NextToken,
          size: PAGE_SIZE,
          order: 'descending',
          keyOf: ageOf,
        },
      );
      return {
        StackSummaries: items.map(describeStack).map(stack => ({
          StackId: stack.StackId,
          StackName: stack.StackName,
          TemplateDescription: stack.Description,
          CreationTime: stack.CreationTime,
          LastUpdatedTime: stack.LastUpdatedTime,
          DeletionTime: stack.DeletionTime,
          StackStatus: stack.StackStatus,
          StackStatusReason: stack.StackStatusReason,
          DriftInformation: stack.DriftInformation,
        })),
        NextToken: next,
      };
    },

    DescribeStackEvents(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const { items, next } = stackPage(stack.shape.events, {
        token: input.NextToken,
        size: PAGE_SIZE,
        order: 'descending',
        // No two events of a stack have the same time.
        keyOf: each => each.Timestamp?.toISOString() ?? '',
      });
      return { StackEvents: items, NextToken: next };
    },

    DescribeStackResources(input, context) {
      const region = world.region(context.accountId, context.region);
      const { LogicalResourceId, PhysicalResourceId } = input;
      const stack = input.StackName
        ? requireStack(region, input.StackName)
        : region.stacks.find(shape =>
            Object.values(shape.resources).some(
              each => each.physicalId === PhysicalResourceId,
            ),
          );
      if (!stack) {
        throw validationError(`Stack for ${PhysicalResourceId} does not exist`);
      }
      return {
        StackResources: Object.values(stack.shape.resources)
          .filter(
            each => !LogicalResourceId || each.logicalId === LogicalResourceId,
          )
          .map(each => ({
            ...describeResource(stack, each),
            Timestamp: each.at,
          })),
      };
    },

    DescribeStackResource(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const record = requireStackResource(stack, input.LogicalResourceId);
      return {
        StackResourceDetail: {
          ...describeResource(stack, record),
          LastUpdatedTimestamp: record.at,
        },
      };
    },

    ListStackResources(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const { items, next } = stackPage(Object.values(stack.shape.resources), {
        token: input.NextToken,
        size: PAGE_SIZE,
        keyOf: each => each.logicalId,
      });
      return {
        StackResourceSummaries: items.map(each => ({
          ...describeResource(stack, each),
          LastUpdatedTimestamp: each.at,
        })),
        NextToken: next,
      };
    },

    ListExports(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, next } = stackPage(exportsOf(region), {
        token: input.NextToken,
        size: PAGE_SIZE,
        keyOf: each => each.name,
      });
      return {
        Exports: items.map(({ stack, name, value }) => ({
          ExportingStackId: stack.id,
          Name: name,
          Value: value,
        })),
        NextToken: next,
      };
    },

    ListImports(input, context) {
      const region = world.region(context.accountId, context.region);
      const importers = importersOf(region, input.ExportName ?? '');
      if (importers.length === 0) {
        throw validationError(
          `Export '${input.ExportName}' is not imported by any stack.`,
        );
      }
      return { Imports: importers.map(each => each.shape.name) };
    },
  };
}

/** The order of a list whose newest stack comes first. */
const ageOf = ({ createdAt, id }: Resource<StackShape>) =>
  `${createdAt.toISOString()} ${id}`;
