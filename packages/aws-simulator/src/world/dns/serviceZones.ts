/**
 * The zone that all distributions of CloudFront are in.
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
 */
export const CLOUDFRONT_ZONE_ID = 'Z2FDTNDATAQYW2';

/** @see https://docs.aws.amazon.com/general/latest/gr/elb.html */
const LOAD_BALANCER_ZONE_IDS: Readonly<Record<string, string>> = {
  'us-east-1': 'Z35SXDOTRQ7X7K',
  'us-east-2': 'Z3AADJGX6KTTL2',
  'us-west-1': 'Z368ELLRRE2KJ0',
  'us-west-2': 'Z1H1FL5HABSF5',
  'eu-central-1': 'Z215JYRZR1TBD5',
  'eu-west-1': 'Z32O12XQLNTSW2',
  'eu-west-2': 'ZHURV8PSTC4K8',
};

/** The zone that the load balancers of a region are in. */
export const loadBalancerZoneId = (region: string): string =>
  LOAD_BALANCER_ZONE_IDS[region] ?? LOAD_BALANCER_ZONE_IDS['us-east-1'];
