import type * as sns from '@aws-sdk/client-sns';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { subscriptionHandlers } from './subscriptionHandlers';
import { topicHandlers } from './topicHandlers';

/** Simple Notification Service; what is published arrives nowhere. */
export function snsHandlers(world: World): Handlers<typeof sns> {
  return { ...topicHandlers(world), ...subscriptionHandlers(world) };
}
