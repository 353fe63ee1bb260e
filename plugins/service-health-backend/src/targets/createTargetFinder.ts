import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import { Duration } from 'luxon';
import { createLocator } from './locators/createLocator';
import { TargetFinder } from './TargetFinder';

const TTL_SECONDS = 5 * 60;
const RETRY_SECONDS = 30;
/** The others wait for it. */
const TIMEOUT_SECONDS = 5;

/**
 * A {@link TargetFinder} by `aws.locator` and `aws.ecs.caching`.
 *
 * @throws InputError when the configuration makes no sense.
 */
export function createTargetFinder(
  config: Config,
  clients: AwsClients,
): TargetFinder {
  const freshSeconds = ttlSeconds(config.getOptionalConfig('aws.ecs.caching'));
  return new TargetFinder(clients, createLocator(config, clients), {
    freshSeconds,
    retrySeconds: Math.min(RETRY_SECONDS, freshSeconds),
    timeoutSeconds: TIMEOUT_SECONDS,
  });
}

/** A number is one of seconds. */
function ttlSeconds(caching: Config | undefined): number {
  if (caching?.getOptionalBoolean('enable') === false) return 0;
  const ttl = caching?.getOptional('ttl');
  if (ttl === undefined) return TTL_SECONDS;
  return typeof ttl === 'number'
    ? ttl
    : Duration.fromObject(
        readDurationFromConfig(caching as Config, { key: 'ttl' }),
      ).as('seconds');
}
