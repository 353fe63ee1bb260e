import type * as ec2 from '@aws-sdk/client-ec2';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { accountHandlers } from './account';
import { flowLogHandlers } from './flowLogs';
import { interfaceHandlers } from './interfaces';
import { networkHandlers } from './network';
import { prefixListHandlers } from './prefixLists';
import { securityGroupHandlers } from './securityGroups';
import { securityRuleHandlers } from './securityRules';
import { tagHandlers } from './tags';
import { zoneHandlers } from './zones';

/** The part of EC2 that is networks; no instance runs here. */
export function ec2Handlers(world: World): Handlers<typeof ec2> {
  return {
    ...networkHandlers(world),
    ...securityGroupHandlers(world),
    ...zoneHandlers(world),
    ...securityRuleHandlers(world),
    ...interfaceHandlers(world),
    ...flowLogHandlers(world),
    ...prefixListHandlers(world),
    ...accountHandlers(world),
    ...tagHandlers(world),
  };
}
