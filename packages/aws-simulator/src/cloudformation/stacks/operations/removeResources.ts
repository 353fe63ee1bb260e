import { dependenciesOf } from '../../template/dependencies';
import { parseTemplate } from '../../template/parseTemplate';
import { reversed, walk } from '../walk';
import type { StackWork } from './StackWork';

/**
 * Removes all resources of a stack, what is needed last. One that cannot be
 * removed keeps only what it needs.
 *
 * @returns the failures, by logical id
 */
export async function removeResources(
  work: StackWork,
  options: {
    /** From what the template says to what is done. */
    policyOf?: (
      deletionPolicy: string | undefined,
      logicalId: string,
    ) => string | undefined;
    /** What cannot be removed is left behind. */
    force?: boolean;
  } = {},
): Promise<Map<string, Error>> {
  const { shape } = work;
  const { policyOf = policy => policy, force = false } = options;
  const template = shape.templateBody
    ? parseTemplate(shape.templateBody)
    : undefined;
  const resources = work.unstoppable();
  for (const record of shape.replaced.splice(0)) {
    await resources.remove(record);
  }
  return walk(
    Object.keys(shape.resources),
    reversed(template ? dependenciesOf(template) : new Map()),
    async id => {
      const record = shape.resources[id];
      if (record.status === 'DELETE_COMPLETE') return;
      const policy = policyOf(template?.Resources[id]?.DeletionPolicy, id);
      try {
        await resources.remove(record, policy);
      } catch (error) {
        if (!force) throw error;
        await resources.remove(record, 'Retain');
      }
    },
    { goOn: true },
  );
}
