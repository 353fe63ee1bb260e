import { randomUUID } from 'node:crypto';
import type {
  ResourceStatus,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { Resource } from '../../world/Resource';
import type {
  StackResourceRecord,
  StackShape,
} from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import { RESOURCE_PROVIDERS } from '../resources';

export type Stack = Resource<StackShape>;

const HIDDEN = '****';

/** Properties as a caller may see them. */
export function visibleProperties(
  type: string,
  properties: Record<string, unknown>,
): Record<string, unknown> {
  const hidden = RESOURCE_PROVIDERS.get(type)?.hidden ?? [];
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      hidden.includes(name) ? HIDDEN : value,
    ]),
  );
}

/** Says what happened to a stack, and makes it so. */
export function stackEvent(
  world: World,
  stack: Stack,
  status: string,
  reason?: string,
) {
  stack.shape.status = status;
  stack.shape.statusReason = reason;
  addEvent(world, stack, {
    EventId: randomUUID(),
    LogicalResourceId: stack.shape.name,
    PhysicalResourceId: stack.id,
    ResourceType: 'AWS::CloudFormation::Stack',
    ResourceStatus: status as ResourceStatus,
    ResourceStatusReason: reason,
  });
}

/** Says what happened to a resource of a stack, and makes it so. */
export function resourceEvent(
  world: World,
  stack: Stack,
  resource: StackResourceRecord,
  status: string,
  reason?: string,
) {
  resource.status = status;
  resource.statusReason = reason;
  const event = addEvent(world, stack, {
    EventId: `${resource.logicalId}-${status}-${randomUUID()}`,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId ?? '',
    ResourceType: resource.type,
    ResourceStatus: status as ResourceStatus,
    ResourceStatusReason: reason,
    ResourceProperties: JSON.stringify(
      visibleProperties(resource.type, resource.properties),
    ),
  });
  resource.at = event.Timestamp ?? world.now();
}

function addEvent(
  world: World,
  stack: Stack,
  event: Omit<StackEvent, 'StackId' | 'StackName' | 'Timestamp'>,
): StackEvent {
  const { events, operation, name } = stack.shape;
  // Clients sort events by their time: two with the same would change places.
  const last = events[0]?.Timestamp?.getTime() ?? 0;
  const complete: StackEvent = {
    ...event,
    StackId: stack.id,
    StackName: name,
    OperationId: operation?.id,
    ClientRequestToken: operation?.token,
    Timestamp: new Date(Math.max(world.now().getTime(), last + 1)),
  };
  events.unshift(complete);
  world.changed();
  return complete;
}
