/**
 * The list of the addresses from which CloudFront connects to an origin,
 * `com.amazonaws.global.cloudfront.origin-facing`: AWS keeps it up to date, and
 * gives it another id in each region.
 */
const CLOUDFRONT_PREFIX_LISTS: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'pl-58a04531',
  'ap-southeast-1': 'pl-31a34658',
  'ap-southeast-2': 'pl-b8a742d1',
  'eu-central-1': 'pl-a3a144ca',
  'eu-west-1': 'pl-4fa04526',
  'eu-west-2': 'pl-93a247fa',
  'us-east-1': 'pl-3b927c52',
  'us-east-2': 'pl-b6a144df',
  'us-west-1': 'pl-4ea04527',
  'us-west-2': 'pl-82a045eb',
};

/** The id of CloudFront's prefix list in a region, where it is known. */
export function cloudFrontPrefixList(region: string): string | undefined {
  return CLOUDFRONT_PREFIX_LISTS[region];
}
