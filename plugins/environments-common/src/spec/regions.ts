/**
 * Where CloudFront looks for its certificates and web ACLs.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
 * @public
 */
export const GLOBAL_REGION = 'us-east-1';

/** The regions of the commercial partition, which has CloudFront and all else. */
const REGIONS = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

/** What is wrong with a region, in a sentence; undefined when it is there. */
export function regionProblem(region: string): string | undefined {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    return 'An AWS region is written like `us-east-1`.';
  }
  if (/^(cn|us-gov|us-iso\w?|eusc)-/.test(region)) {
    return `\`${region}\` is in a partition of its own, without the ${GLOBAL_REGION} that CloudFront needs; take one of the commercial regions.`;
  }
  if (!REGIONS.includes(region)) {
    const alike = REGIONS.filter(
      known => known.slice(0, 2) === region.slice(0, 2),
    );
    return `AWS has no region \`${region}\`; take ${
      alike.length > 0 ? `one of ${alike.join(', ')}` : 'one like `us-east-1`'
    }.`;
  }
  return undefined;
}
