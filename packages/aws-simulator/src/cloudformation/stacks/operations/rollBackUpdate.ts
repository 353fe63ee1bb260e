import type {
  StackResourceRecord,
  StackRevision,
} from '../../../world/resources/cloudformation';
import { dependenciesOf } from '../../template/dependencies';
import { parseTemplate } from '../../template/parseTemplate';
import { type JsonObject, sameJson } from '../../template/Template';
import { reversed, walk } from '../walk';
import type { StackWork } from './StackWork';

/**
 * Brings a stack back to its last stable state. What cannot be brought back
 * leaves it in UPDATE_ROLLBACK_FAILED, from where ContinueUpdateRollback tries
 * again, or skips it.
 */
export async function rollBackUpdate(
  work: StackWork,
  stable: StackRevision,
  skip: string[] = [],
): Promise<void> {
  const { shape } = work;
  if (shape.operation) {
    const { id, token } = shape.operation;
    // What a restart would have to go on with.
    shape.operation = { kind: 'rollback', id, token, skip };
  }
  const failedDependencies = dependenciesOf(parseTemplate(shape.templateBody));
  const made = bringBackReplaced(work);
  const failures = await restoreProperties(work, stable, skip);
  if (failures.size > 0) {
    work.event('UPDATE_ROLLBACK_FAILED', work.failureReason(failures));
    return;
  }
  const { templateBody, parameters, tags, imports } = stable;
  Object.assign(shape, { templateBody, parameters, tags, imports });
  work.event('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  await removeNew(work, stable, made, failedDependencies);
  shape.stable = undefined;
  work.event('UPDATE_ROLLBACK_COMPLETE');
}

/**
 * Puts what was replaced into its place again.
 *
 * @returns the replacements, which are to be removed
 */
const bringBackReplaced = ({ shape }: StackWork): StackResourceRecord[] =>
  // The oldest last, since several updates may have failed in a row.
  shape.replaced
    .splice(0)
    .reverse()
    .map(old => {
      const replacement = shape.resources[old.logicalId];
      shape.resources[old.logicalId] = { ...old, status: 'UPDATE_COMPLETE' };
      return replacement;
    });

function restoreProperties(
  work: StackWork,
  stable: StackRevision,
  skip: string[],
): Promise<Map<string, Error>> {
  const { shape } = work;
  const resources = work.unstoppable();
  const dependencies = dependenciesOf(parseTemplate(stable.templateBody));
  const tagsChanged = !sameJson(shape.tags, stable.tags);
  // Whatever is written now is written with the tags of before.
  shape.tags = stable.tags;
  return walk(
    Object.keys(stable.properties).filter(id => id in shape.resources),
    id => dependencies.get(id) ?? [],
    async id => {
      const record = shape.resources[id];
      const before = stable.properties[id] as JsonObject;
      const isChanged =
        record.status === 'UPDATE_FAILED' ||
        (tagsChanged && record.status === 'UPDATE_COMPLETE') ||
        !sameJson(record.properties, before);
      if (!isChanged) return;
      if (skip.includes(id)) resources.skipUpdate(record);
      else await resources.update(record, before);
    },
    { goOn: true },
  );
}

/** Removes what the update has made; a failure leaves it behind. */
async function removeNew(
  work: StackWork,
  stable: StackRevision,
  replacements: StackResourceRecord[],
  dependencies: Map<string, Set<string>>,
): Promise<void> {
  const { shape } = work;
  const resources = work.unstoppable();
  await walk(
    replacements.map((_record, index) => String(index)),
    () => [],
    index => resources.remove(replacements[Number(index)]),
    { goOn: true },
  );
  await walk(
    Object.keys(shape.resources).filter(id => !(id in stable.properties)),
    reversed(dependencies),
    async id => {
      const record = shape.resources[id];
      delete shape.resources[id];
      await resources.remove(record);
    },
    { goOn: true },
  );
}
