import { removeResources } from './removeResources';
import type { StackWork } from './StackWork';

/** Removes what a stack without a stable state has made so far. */
export async function rollBackCreation(work: StackWork): Promise<void> {
  const { shape } = work;
  shape.operation = rollback(work);
  const failures = await removeResources(work, {
    // It may be taken anew: Snapshot asks for nothing here.
    policyOf: policy =>
      policy === 'Retain' && !shape.retainExceptOnCreate ? 'Retain' : undefined,
  });
  if (failures.size === 0) {
    work.event('ROLLBACK_COMPLETE');
  } else {
    work.event('ROLLBACK_FAILED', work.failureReason(failures));
  }
}

/** What a restart would have to go on with, now that there is a way back. */
const rollback = ({ shape }: StackWork) =>
  shape.operation && {
    id: shape.operation.id,
    token: shape.operation.token,
    kind: 'rollback' as const,
  };
