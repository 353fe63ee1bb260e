import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { simulatedService, type SimulatedService } from '../wire';
import type { World } from '../world/World';
import { cloudWatchHandlers } from './cloudwatch';
import { logsHandlers } from './logs';

/** Every AWS service that the simulator answers for. */
export function allServices(world: World): SimulatedService[] {
  return [
    simulatedService(cloudwatch, cloudWatchHandlers(world)),
    simulatedService(logs, logsHandlers(world)),
  ];
}
