import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../world/Region';

/** @throws CertificateNotFoundException for a certificate that ACM does not have */
export function assertCertificates(
  region: Region,
  certificates: ReadonlyArray<{ CertificateArn?: string }> = [],
) {
  for (const { CertificateArn: arn = '' } of certificates) {
    // Those uploaded to IAM are not simulated, and taken to be there.
    if (arn.startsWith('arn:aws:iam:') || region.certificates.has(arn)) {
      continue;
    }
    throw new elb.CertificateNotFoundException({
      message: `Certificate ARN '${arn}' is not valid`,
      $metadata: {},
    });
  }
}
