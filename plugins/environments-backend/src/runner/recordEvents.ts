import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { StackRow } from '../store/rows';
import type { NewEvent } from '../worker/insertEvents';
import type { StackTally } from './StackTally';
import type { StackWork } from './StackWork';

/** Counts what has happened to a stack, and writes it down. */
export async function recordEvents(
  work: StackWork,
  fresh: readonly StackEvent[],
  tally: StackTally,
  status: () => StackRow['status'],
): Promise<void> {
  if (fresh.length === 0) return;
  const { stack_name } = work.row;
  const counted = fresh.map(event => {
    tally.add(event);
    return {
      event: toNewEvent(event, stack_name),
      completed: tally.completed,
      total: tally.total,
    };
  });
  await work.lease.addEvents(stack_name, counted, {
    status: status(),
    stack_status: tally.stackStatus,
    completed: tally.completed,
    total: tally.total,
  });
}

function toNewEvent(event: StackEvent, stackName: string): NewEvent {
  return {
    aws_event_id: `${stackName}/${event.EventId}`,
    time: event.Timestamp ?? new Date(),
    stack_name: stackName,
    logical_id: event.LogicalResourceId ?? '',
    physical_id: event.PhysicalResourceId || null,
    resource_type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason ?? null,
  };
}
