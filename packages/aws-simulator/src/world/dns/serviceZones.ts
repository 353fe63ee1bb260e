/**
 * The zone that all distributions of CloudFront are in.
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
 */
export const CLOUDFRONT_ZONE_ID = 'Z2FDTNDATAQYW2';
