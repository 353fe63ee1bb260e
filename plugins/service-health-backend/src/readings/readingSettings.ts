import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { ReadingStoreOptions } from './ReadingStore';

const schema = z.object({
  freshSeconds: z.number().positive().default(10),
  retrySeconds: z.number().positive().default(5),
  timeoutSeconds: z.number().positive().default(8),
});

/**
 * `serviceHealth.readings`, see config.d.ts.
 *
 * @throws InputError when it makes no sense.
 */
export function readReadingSettings(
  config: RootConfigService,
): ReadingStoreOptions {
  const parsed = schema.safeParse(
    config.getOptional('serviceHealth.readings') ?? {},
  );
  if (!parsed.success) {
    throw new InputError(
      `serviceHealth.readings makes no sense: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}
