import { importsOf } from '../exports';
import { evaluateOutputs } from '../outputs';
import { activeResources, propertiesOf } from '../plannedResources';
import { walk } from '../walk';
import { deleteStack } from './deleteStack';
import { rollBackCreation } from './rollBackCreation';
import type { StackWork } from './StackWork';

/** Makes what the template of a new stack lists. */
export async function createStack(work: StackWork): Promise<void> {
  const { shape, signal } = work;
  const timeout = startTimeout(work);
  const failures = await work.attempt(() =>
    createResources(work, timeout.signal),
  );
  timeout.stop();
  // Whoever aborted it has begun to delete the stack.
  if (signal.aborted) return;
  if (failures.size === 0 && !timeout.signal.aborted) {
    work.event('CREATE_COMPLETE');
    return;
  }
  const reason = timeout.signal.aborted
    ? 'Stack creation time exceeded the specified timeout.'
    : work.failureReason(failures);
  if (shape.disableRollback) {
    work.event('CREATE_FAILED', reason);
  } else if (shape.deleteOnFailure) {
    work.event('DELETE_IN_PROGRESS', `${reason} Delete requested by user.`);
    await deleteStack(work);
  } else {
    work.event('ROLLBACK_IN_PROGRESS', `${reason} Rollback requested by user.`);
    await rollBackCreation(work);
  }
}

async function createResources(
  work: StackWork,
  timeout: AbortSignal,
): Promise<Map<string, Error>> {
  const { shape, region } = work;
  const { template, scope, dependencies } = work.plan();
  const stopAll = new AbortController();
  const stop = AbortSignal.any([work.signal, timeout, stopAll.signal]);
  const resources = work.resources(stop);
  shape.imports = importsOf(template, scope);
  const failures = await walk(
    activeResources(template, scope),
    id => dependencies.get(id) ?? [],
    async id => {
      const record = shape.resources[id];
      if (record?.status === 'CREATE_COMPLETE') return;
      try {
        // A restart may have interrupted it after the resource was there.
        if (record?.physicalId !== undefined) {
          await resources.finishCreation(record);
        } else {
          await resources.create(id, template.Resources[id].Type, () =>
            propertiesOf(template, id, scope),
          );
        }
      } catch (error) {
        if (!shape.disableRollback) stopAll.abort();
        throw error;
      }
    },
    { isStopped: () => stop.aborted, goOn: shape.disableRollback },
  );
  if (failures.size === 0 && !stop.aborted) {
    shape.outputs = evaluateOutputs(region, template, scope);
  }
  return failures;
}

/** `TimeoutInMinutes`, at the pace of the world; an instant one has no minutes. */
function startTimeout({ world, shape }: StackWork) {
  const timeout = new AbortController();
  const minutes = shape.timeoutInMinutes;
  const timer =
    minutes !== undefined && Number.isFinite(world.pace.factor)
      ? setTimeout(() => timeout.abort(), world.pace.milliseconds(minutes * 60))
      : undefined;
  return { signal: timeout.signal, stop: () => clearTimeout(timer) };
}
