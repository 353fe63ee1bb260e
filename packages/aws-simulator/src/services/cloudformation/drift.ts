import { randomUUID } from 'node:crypto';
import type * as cfn from '@aws-sdk/client-cloudformation';
import { detectResourceDrift } from '../../cloudformation/drift/detectDrift';
import type { Stack } from '../../cloudformation/stacks/events';
import { type Handlers, validationError } from '../../wire';
import type { StackResourceRecord } from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import { requireStack, requireStackResource } from './find';
import { stackPage } from './stackPage';

const PAGE_SIZE = 100;
/** How long a detection says that it is in progress, at pace 1. */
const DETECTION_SECONDS = 1.5;

/** A stack must be at rest to be compared with its template. */
const DETECTABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
];

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
export function driftHandlers(world: World): Handlers<typeof cfn> {
  return {
    DetectStackDrift(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      assertDetectable(stack);
      const wanted = input.LogicalResourceIds;
      for (const id of wanted ?? []) requireStackResource(stack, id);
      const found = Object.values(stack.shape.resources)
        .filter(each => !wanted?.length || wanted.includes(each.logicalId))
        .flatMap(each => detectResourceDrift(world, region, stack, each) ?? []);
      const driftedCount = found.filter(
        each => each.status !== 'IN_SYNC',
      ).length;
      const status = driftedCount > 0 ? 'DRIFTED' : 'IN_SYNC';
      const at = world.now();
      stack.shape.drift = { status, at };
      const id = randomUUID();
      const waitMs = world.pace.milliseconds(DETECTION_SECONDS);
      region.driftDetections.put({
        id,
        arn: id,
        createdAt: at,
        tags: {},
        shape: {
          stackId: stack.id,
          status,
          driftedCount,
          until: new Date(at.getTime() + waitMs),
        },
      });
      world.changed();
      return { StackDriftDetectionId: id };
    },

    DescribeStackDriftDetectionStatus(input, context) {
      const region = world.region(context.accountId, context.region);
      const detection = region.driftDetections.get(input.StackDriftDetectionId);
      if (!detection) {
        throw validationError(
          `Drift detection operation ${input.StackDriftDetectionId} not found`,
        );
      }
      const { shape } = detection;
      const common = {
        StackId: shape.stackId,
        StackDriftDetectionId: detection.id,
        Timestamp: detection.createdAt,
      };
      return world.now() < shape.until
        ? { ...common, DetectionStatus: 'DETECTION_IN_PROGRESS' }
        : {
            ...common,
            DetectionStatus: 'DETECTION_COMPLETE',
            StackDriftStatus: shape.status,
            DriftedStackResourceCount: shape.driftedCount,
          };
    },

    DetectStackResourceDrift(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      assertDetectable(stack);
      const record = requireStackResource(stack, input.LogicalResourceId);
      if (!detectResourceDrift(world, region, stack, record)) {
        throw validationError(
          `Drift detection is not supported for resource [${record.logicalId}] of type ${record.type}`,
        );
      }
      world.changed();
      return { StackResourceDrift: describeDrift(stack, record) };
    },

    DescribeStackResourceDrifts(input, context) {
      const region = world.region(context.accountId, context.region);
      const stack = requireStack(region, input.StackName);
      const wanted = input.StackResourceDriftStatusFilters;
      const { items, next } = stackPage(
        Object.values(stack.shape.resources).filter(
          ({ drift }) =>
            drift && (!wanted?.length || wanted.includes(drift.status)),
        ),
        {
          token: input.NextToken,
          size: input.MaxResults ?? PAGE_SIZE,
          keyOf: each => each.logicalId,
        },
      );
      return {
        StackResourceDrifts: items.map(each => describeDrift(stack, each)),
        NextToken: next,
      };
    },
  };
}

function assertDetectable(stack: Stack) {
  const { status } = stack.shape;
  if (DETECTABLE.includes(status)) return;
  throw validationError(
    `Drift detection is not supported for the stack [${stack.id}] in ${status} state`,
  );
}

const describeDrift = (
  stack: Stack,
  { logicalId, physicalId, type, drift }: StackResourceRecord,
): cfn.StackResourceDrift => ({
  StackId: stack.id,
  LogicalResourceId: logicalId,
  PhysicalResourceId: physicalId,
  ResourceType: type,
  StackResourceDriftStatus: drift?.status ?? 'NOT_CHECKED',
  Timestamp: drift?.at,
  ExpectedProperties: JSON.stringify(drift?.expected),
  ActualProperties:
    drift?.status === 'DELETED' ? undefined : JSON.stringify(drift?.actual),
  PropertyDifferences: drift?.differences,
});
