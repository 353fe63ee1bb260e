import { removeResources } from './removeResources';
import type { StackWork } from './StackWork';

/** Removes a stack with its resources, except for those that are to be kept. */
export async function deleteStack(
  work: StackWork,
  options: { retain?: string[]; force?: boolean } = {},
): Promise<void> {
  const { shape } = work;
  const failures = await removeResources(work, {
    policyOf: (policy, id) =>
      options.retain?.includes(id) ? 'Retain' : policy,
    force: options.force,
  });
  if (failures.size > 0) {
    work.event('DELETE_FAILED', work.failureReason(failures));
    return;
  }
  shape.outputs = [];
  shape.imports = [];
  shape.stable = undefined;
  shape.deletedAt = work.world.now();
  work.event('DELETE_COMPLETE');
}
