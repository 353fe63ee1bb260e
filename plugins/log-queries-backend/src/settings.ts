import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** `quarterdeck.logQueries`, see config.d.ts. */
export interface Settings {
  /** Queries at once, in each account and region. */
  concurrency: number;
  keepRunsDays: number;
}

/** AWS's quota is 100; the console and scheduled queries share it. */
const DEFAULT_CONCURRENCY = 30;
const DEFAULT_KEEP_RUNS_DAYS = 90;

/** @throws InputError when a number is not one or more */
export function readSettings(config: RootConfigService): Settings {
  const read = (key: string, defaultValue: number) => {
    const value = config.getOptionalNumber(key) ?? defaultValue;
    if (value >= 1) return value;
    throw new InputError(`${key} must be 1 or more, not ${value}`);
  };
  return {
    concurrency: read(
      'quarterdeck.logQueries.concurrency',
      DEFAULT_CONCURRENCY,
    ),
    keepRunsDays: read(
      'quarterdeck.logQueries.keepRunsDays',
      DEFAULT_KEEP_RUNS_DAYS,
    ),
  };
}
