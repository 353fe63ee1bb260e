import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/**
 * Writes down who asks for something before it takes effect, and how it ended.
 *
 * @param action - may give more to note about its success
 */
export async function audited<T>(
  auditor: AuditorService,
  about: {
    eventId: string;
    /** Left out for what the portal does by itself. */
    request?: Request;
    meta: JsonObject;
    /** @default 'medium' */
    severityLevel?: 'medium' | 'high';
  },
  action: () => Promise<T>,
  describeSuccess?: (result: T) => JsonObject,
): Promise<T> {
  const event = await auditor.createEvent({
    severityLevel: 'medium',
    ...about,
  });
  try {
    const result = await action();
    await event.success(describeSuccess && { meta: describeSuccess(result) });
    return result;
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
}
