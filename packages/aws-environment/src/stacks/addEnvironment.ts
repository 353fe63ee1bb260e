import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import type { Construct } from 'constructs';
import type { EnvironmentStack } from './EnvironmentStack';
import { CertStack, needsCertStack } from './cert/CertStack';
import { DataStack } from './data/DataStack';
import { domainOf } from './domain';
import { EdgeStack } from './edge/EdgeStack';
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
  const domain = domainOf(spec);
  const network = new NetworkStack(scope, spec);
  const cert =
    domain && needsCertStack(spec)
      ? new CertStack(scope, spec, network, domain)
      : undefined;
  const data = new DataStack(scope, spec, network);
  const service = new ServiceStack(scope, spec, { network, data, cert });
  const edge = new EdgeStack(scope, spec, { network, cert });
  const ops = new OpsStack(scope, spec, { network, data, service, edge });
  return [network, ...(cert ? [cert] : []), data, service, edge, ops];
}
