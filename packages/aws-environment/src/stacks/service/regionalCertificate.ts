import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import { domainOf, hostedZoneOf } from '../domain';
import { domainCertificate } from '../domainCertificate';
import type { NetworkStack } from '../network/NetworkStack';

/**
 * The load balancer's certificate where it cannot have CloudFront's, which is
 * in another region (F06): for the name by which CloudFront calls it, and for
 * those that people type.
 *
 * @returns undefined where there is no domain.
 */
export function regionalCertificate(
  scope: Construct,
  spec: EnvironmentSpec,
  network: NetworkStack,
): ICertificate | undefined {
  const domain = domainOf(spec);
  if (!domain) return undefined;
  return domainCertificate(
    scope,
    [...(spec.edge.cdn ? [domain.origin] : []), ...domain.viewerNames],
    hostedZoneOf(scope, spec, network),
  );
}
