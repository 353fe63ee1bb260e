import type { Handlers, UntypedHandler } from './Handlers';
import { RestRoutes } from './restRoutes';
import {
  readServiceModel,
  type SdkModule,
  type ServiceModel,
} from './sdkModel';

/** An AWS service as the server sees it: its model and its handlers. */
export interface SimulatedService {
  model: ServiceModel;
  routes: RestRoutes;
  handler(operation: string): UntypedHandler | undefined;
  /** The names of the operations that are simulated. */
  operations: string[];
}

/**
 * Puts handlers behind the model of an SDK client:
 * `simulatedService(ecs, { DescribeServices: … })`.
 */
export function simulatedService<Sdk extends SdkModule>(
  sdk: Sdk,
  handlers: NoInfer<Handlers<Sdk>>,
): SimulatedService {
  const model = readServiceModel(sdk);
  const byName = new Map(
    Object.entries(handlers) as Array<[string, UntypedHandler]>,
  );
  return {
    model,
    routes: new RestRoutes(model),
    handler: operation => byName.get(operation),
    operations: [...byName.keys()].sort(),
  };
}
