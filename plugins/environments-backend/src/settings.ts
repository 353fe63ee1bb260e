import type { Config } from '@backstage/config';

/** `quarterdeck.environments`, with its defaults. */
export interface Settings {
  pollIntervalSeconds: number;
  leaseSeconds: number;
  maxConcurrent: number;
}

export function readSettings(config: Config): Settings {
  const own = config.getOptionalConfig('quarterdeck.environments');
  return {
    pollIntervalSeconds: own?.getOptionalNumber('pollIntervalSeconds') ?? 2,
    leaseSeconds: own?.getOptionalNumber('leaseSeconds') ?? 30,
    maxConcurrent: own?.getOptionalNumber('maxConcurrentDeployments') ?? 10,
  };
}
