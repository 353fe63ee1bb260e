import type { Region } from '../../world/Region';

/** The ARNs of the load balancers that show a certificate. */
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
];
