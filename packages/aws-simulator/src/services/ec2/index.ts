import type * as ec2 from '@aws-sdk/client-ec2';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { flowLogHandlers } from './flowLogs';
import { networkHandlers } from './network';
import { securityGroupHandlers } from './securityGroups';
import { zoneHandlers } from './zones';

/** The part of EC2 that is networks; no instance runs here. */
export function ec2Handlers(world: World): Handlers<typeof ec2> {
  return {
    ...flowLogHandlers(world),
    ...networkHandlers(world),
    ...securityGroupHandlers(world),
    ...zoneHandlers(world),
  };
}
