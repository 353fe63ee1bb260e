import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';

/** CloudWatch Logs over the world's log groups and generated events. */
export function logsHandlers(_world: World): Handlers<typeof logs> {
  return {};
}
