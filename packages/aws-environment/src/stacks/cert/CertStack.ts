import {
  type EnvironmentSpec,
  GLOBAL_REGION,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import { type Domain, hostedZoneOf } from '../domain';
import { domainCertificate } from '../domainCertificate';
import type { NetworkStack } from '../network/NetworkStack';

/**
 * The certificate of the domain (R062), which ACM renews by itself as long as
 * the records by which it was validated are there. CloudFront takes it from
 * us-east-1 only. In that region the load balancer uses it as well; elsewhere
 * the service stack has one of its own (F06).
 */
export class CertStack extends EnvironmentStack {
  readonly certificate: ICertificate;

  constructor(
    scope: Construct,
    spec: EnvironmentSpec,
    network: NetworkStack,
    domain: Domain,
  ) {
    super(scope, 'cert', spec, {
      description: 'Certificate: what CloudFront shows for the domain',
    });
    const alsoForOrigin = spec.edge.cdn && spec.region === GLOBAL_REGION;
    this.certificate = domainCertificate(
      this,
      [...domain.viewerNames, ...(alsoForOrigin ? [domain.origin] : [])],
      hostedZoneOf(this, spec, network),
    );
    this.output(STACK_OUTPUTS.certificateArn, this.certificate.certificateArn);
  }
}

/** Whether an environment has a certificate in us-east-1. */
export function needsCertStack({ domain, edge, region }: EnvironmentSpec) {
  return domain.mode !== 'none' && (edge.cdn || region === GLOBAL_REGION);
}
