import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { secretHandlers } from './secretHandlers';
import { valueHandlers } from './valueHandlers';

/** Secrets Manager; there is no Lambda here that could rotate a secret. */
export function secretsManagerHandlers(
  world: World,
): Handlers<typeof secretsManager> {
  return { ...secretHandlers(world), ...valueHandlers(world) };
}
