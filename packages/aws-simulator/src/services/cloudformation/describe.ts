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
    Parameters: describeParameters(shape),
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

interface Parametrized {
  templateBody: string;
  parameters: Record<string, string>;
}

/** By the values, which every operation replaces together with the template. */
const described = new WeakMap<Parametrized['parameters'], cfn.Parameter[]>();

/**
 * Parameters as they may be shown. Templates are long: who lists a fleet's
 * stacks again and again should not wait for them to be read each time.
 */
export function describeParameters(shape: Parametrized): cfn.Parameter[] {
  const { parameters } = shape;
  const values = Object.entries(parameters);
  if (values.length === 0) return [];
  const known = described.get(parameters);
  if (known) return known;
  const definitions = parseTemplate(shape.templateBody).Parameters;
  const shown = values.map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: definitions[ParameterKey]?.NoEcho ? '****' : value,
  }));
  described.set(parameters, shown);
  return shown;
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
