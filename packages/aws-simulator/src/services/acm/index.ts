import type * as acm from '@aws-sdk/client-acm';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { certificateHandlers } from './certificates';
import { tagHandlers } from './tags';

/** Certificate Manager: certificates that Route 53 zones can validate. */
export function acmHandlers(world: World): Handlers<typeof acm> {
  return { ...certificateHandlers(world), ...tagHandlers(world) };
}
