import type { Knex } from 'knex';
import type { EventRow } from '../store/rows';

/** What CloudFormation reported, before it has a number. */
export type NewEvent = Omit<
  EventRow,
  'deployment_id' | 'n' | 'completed' | 'total'
>;

/** An event, with the count of its own stack at that moment. */
export interface CountedEvent {
  event: NewEvent;
  completed: number;
  total: number;
}

/**
 * Numbers the events of one stack, counts the other stacks in, and writes them
 * down. Those that are there already stay as they are.
 */
export async function insertEvents(
  trx: Knex.Transaction,
  deploymentId: string,
  stackName: string,
  events: CountedEvent[],
): Promise<void> {
  const [others] = await trx('deployment_stacks')
    .where({ deployment_id: deploymentId })
    .whereNot({ stack_name: stackName })
    .sum({ completed: 'completed', total: 'total' });
  const [{ last }] = await trx('deployment_events')
    .where({ deployment_id: deploymentId })
    .max({ last: 'n' });
  const known = new Set(
    await trx('deployment_events')
      .where({ deployment_id: deploymentId, stack_name: stackName })
      .whereIn(
        'aws_event_id',
        events.map(({ event }) => event.aws_event_id),
      )
      .pluck('aws_event_id'),
  );
  const rows: EventRow[] = events
    .filter(({ event }) => !known.has(event.aws_event_id))
    .map(({ event, completed, total }, index) => ({
      ...event,
      deployment_id: deploymentId,
      n: Number(last ?? 0) + 1 + index,
      completed: completed + Number(others.completed ?? 0),
      total: total + Number(others.total ?? 0),
    }));
  if (rows.length > 0) await trx('deployment_events').insert(rows);
}
