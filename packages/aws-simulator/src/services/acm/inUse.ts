import type { Region } from '../../world/Region';

/** The ARNs of the load balancers and distributions that show a certificate. */
export const usersOf = (region: Region, certificateArn: string): string[] => [
  ...new Set(
    region.listeners
      .where(
        ({ Certificates }) =>
          Certificates?.some(each => each.CertificateArn === certificateArn) ??
          false,
      )
      .map(listener => listener.shape.LoadBalancerArn),
  ),
  // CloudFront's are where its certificates have to be.
  ...region.distributions
    .where(
      ({ config }) =>
        config.ViewerCertificate?.ACMCertificateArn === certificateArn,
    )
    .map(each => each.arn),
];
