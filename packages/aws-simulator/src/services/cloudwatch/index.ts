import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';

/** CloudWatch over the world's alarms, dashboards and generated metrics. */
export function cloudWatchHandlers(_world: World): Handlers<typeof cloudwatch> {
  return {};
}
