import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import type { Construct } from 'constructs';
import type { EnvironmentStack } from './EnvironmentStack';
import { DataStack } from './data/DataStack';
import { NetworkStack } from './network/NetworkStack';
import { OpsStack } from './ops/OpsStack';
import { ServiceStack } from './service/ServiceStack';

/**
 * Adds the stacks of an environment to a CDK app.
 *
 * @returns the stacks in the order of deployment.
 * @public
 */
export function addEnvironment(
  scope: Construct,
  spec: EnvironmentSpec,
): EnvironmentStack[] {
  const network = new NetworkStack(scope, spec);
  const data = new DataStack(scope, spec, network);
  const service = new ServiceStack(scope, spec, network, data);
  const ops = new OpsStack(scope, spec, data, service);
  return [network, data, service, ops];
}
