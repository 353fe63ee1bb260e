import * as cfn from '@aws-sdk/client-cloudformation';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as rds from '@aws-sdk/client-rds';
import * as sts from '@aws-sdk/client-sts';
import type { StackEngine } from '../cloudformation/stacks/StackEngine';
import { simulatedService, type SimulatedService } from '../wire';
import type { World } from '../world/World';
import { cloudFormationHandlers } from './cloudformation';
import { cloudWatchHandlers } from './cloudwatch';
import { ec2Handlers } from './ec2';
import { ecsHandlers } from './ecs';
import { elbHandlers } from './elb';
import { logsHandlers } from './logs';
import { rdsHandlers } from './rds';
import { stsHandlers } from './sts';

/** Every AWS service that the simulator answers for. */
export function allServices(
  world: World,
  engine: StackEngine,
): SimulatedService[] {
  return [
    simulatedService(cfn, cloudFormationHandlers(world, engine)),
    simulatedService(cloudwatch, cloudWatchHandlers(world)),
    simulatedService(ec2, ec2Handlers(world)),
    simulatedService(ecs, ecsHandlers(world)),
    simulatedService(elb, elbHandlers(world)),
    simulatedService(logs, logsHandlers(world)),
    simulatedService(rds, rdsHandlers(world)),
    simulatedService(sts, stsHandlers(world)),
  ];
}
