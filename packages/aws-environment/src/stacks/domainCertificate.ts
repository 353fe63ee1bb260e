import {
  Certificate,
  CertificateValidation,
} from 'aws-cdk-lib/aws-certificatemanager';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

/**
 * One certificate for several names, validated by records in their zone, by
 * which ACM also renews it (R062).
 */
export function domainCertificate(
  scope: Construct,
  [domainName, ...others]: string[],
  zone: IHostedZone,
): Certificate {
  return new Certificate(scope, 'Certificate', {
    domainName,
    subjectAlternativeNames: others.length > 0 ? others : undefined,
    validation: CertificateValidation.fromDns(zone),
  });
}
