import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const DEFAULT_REFRESH_SECONDS = 30;
const LEAST_REFRESH_SECONDS = 5;

const schema = z.object({
  refreshSeconds: z
    .number()
    .min(LEAST_REFRESH_SECONDS)
    .default(DEFAULT_REFRESH_SECONDS),
});

/** How the fleet is kept. */
export type FleetSettings = z.output<typeof schema>;

/** @throws InputError when `serviceHealth.fleet` makes no sense. */
export function readFleetSettings(config: RootConfigService): FleetSettings {
  const parsed = schema.safeParse(
    config.getOptional('serviceHealth.fleet') ?? {},
  );
  if (!parsed.success) {
    throw new InputError(
      `serviceHealth.fleet makes no sense: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}
