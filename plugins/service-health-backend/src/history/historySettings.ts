import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const schema = z.object({
  keepDays: z.number().min(1).default(30),
  // AWS forgets stopped tasks after an hour; a round may fail once.
  collectSeconds: z.number().positive().max(1_800).default(600),
  timeoutSeconds: z.number().positive().max(300).default(120),
});

/** `serviceHealth.history`, see config.d.ts. */
export type HistorySettings = z.infer<typeof schema>;

/** @throws InputError when `serviceHealth.history` makes no sense. */
export function readHistorySettings(
  config: RootConfigService,
): HistorySettings {
  const parsed = schema.safeParse(
    config.getOptional('serviceHealth.history') ?? {},
  );
  if (!parsed.success) {
    throw new InputError(
      `serviceHealth.history makes no sense: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}
