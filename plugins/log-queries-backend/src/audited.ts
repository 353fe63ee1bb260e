import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

/**
 * Does something that is to be found in the audit log: that it was begun,
 * before anything happens, and how it ended.
 *
 * @param resultMeta - what to add of the result
 */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditorServiceCreateEventOptions,
  action: () => Promise<T>,
  resultMeta?: (result: T) => Record<string, string | string[]>,
): Promise<T> {
  const begun = await auditor.createEvent(event);
  let result: T;
  try {
    result = await action();
  } catch (error) {
    await begun.fail({
      error: error instanceof Error ? error : new Error(stringifyError(error)),
    });
    throw error;
  }
  await begun.success({ meta: resultMeta?.(result) });
  return result;
}
