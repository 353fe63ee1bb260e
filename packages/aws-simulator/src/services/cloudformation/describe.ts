import type * as cfn from '@aws-sdk/client-cloudformation';
import type { Stack } from '../../cloudformation/stacks/events';
import { parseTemplate } from '../../cloudformation/template/parseTemplate';
import type { StackResourceRecord } from '../../world/resources/cloudformation';

export function describeStack(stack: Stack): cfn.Stack {
  const { shape } = stack;
  return {
    StackId: stack.id,
    StackName: shape.name,
    Description: shape.description,
    CreationTime: stack.createdAt,
    LastUpdatedTime: shape.updatedAt,
    DeletionTime: shape.deletedAt,
    StackStatus: shape.status as cfn.StackStatus,
    StackStatusReason: shape.statusReason,
    Parameters: describeParameters(shape.templateBody, shape.parameters),
    Outputs: shape.outputs,
    Tags: shape.tags,
    Capabilities: shape.capabilities,
    DisableRollback: shape.disableRollback,
    EnableTerminationProtection: shape.terminationProtection,
    RoleARN: shape.roleArn,
    NotificationARNs: shape.notificationArns ?? [],
    TimeoutInMinutes: shape.timeoutInMinutes,
    RetainExceptOnCreate: shape.retainExceptOnCreate,
    RollbackConfiguration: {},
    DriftInformation: {
      StackDriftStatus: shape.drift?.status ?? 'NOT_CHECKED',
      LastCheckTimestamp: shape.drift?.at,
    },
  };
}

/** Parameters as they may be shown. */
export function describeParameters(
  templateBody: string,
  parameters: Record<string, string>,
): cfn.Parameter[] {
  if (Object.keys(parameters).length === 0) return [];
  const definitions = parseTemplate(templateBody).Parameters;
  return Object.entries(parameters).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: definitions[ParameterKey]?.NoEcho ? '****' : value,
  }));
}

export const describeResource = (
  stack: Stack,
  record: StackResourceRecord,
) => ({
  StackId: stack.id,
  StackName: stack.shape.name,
  LogicalResourceId: record.logicalId,
  PhysicalResourceId: record.physicalId,
  ResourceType: record.type,
  ResourceStatus: record.status as cfn.ResourceStatus,
  ResourceStatusReason: record.statusReason,
  DriftInformation: {
    StackResourceDriftStatus: record.drift?.status ?? ('NOT_CHECKED' as const),
    LastCheckTimestamp: record.drift?.at,
  },
});
