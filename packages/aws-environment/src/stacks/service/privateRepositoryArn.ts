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
  const partition = region.startsWith('cn-')
    ? 'aws-cn'
    : region.startsWith('us-gov-')
    ? 'aws-us-gov'
    : 'aws';
  return `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
}
