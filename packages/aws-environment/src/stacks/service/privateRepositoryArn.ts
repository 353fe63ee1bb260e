const ECR_IMAGE =
  /^(?<account>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(?<repository>[^:@]+)/;

/**
 * The ARN of the ECR repository that an image is in; undefined for an image
 * that is not in ECR, or in its public gallery.
 */
export function privateRepositoryArn(image: string): string | undefined {
  const match = ECR_IMAGE.exec(image)?.groups;
  if (!match) return undefined;
  const { account, region, repository } = match;
  const partition = partitionOf(region);
  return `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
