import * as acm from '@aws-sdk/client-acm';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { CertificateShape } from '../../world/resources/acm';

const ARN = /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/;

/** @throws InvalidArnException, ResourceNotFoundException */
export function requireCertificate(
  region: Region,
  arn = '',
): Resource<CertificateShape> {
  if (!ARN.test(arn)) {
    throw new acm.InvalidArnException({
      message: `Invalid certificate ARN: ${arn}`,
      $metadata: {},
    });
  }
  const found = region.certificates.get(arn);
  if (found) return found;
  throw new acm.ResourceNotFoundException({
    message: `Could not find certificate ${arn}.`,
    $metadata: {},
  });
}
