import * as cloudfront from '@aws-sdk/client-cloudfront';
import { HOME_REGION, type World } from '../../world/World';
import { certificateState } from '../acm/state';
import { cachePolicyParts } from './cachePolicies';
import { originAccessControlParts } from './originAccessControls';
import { originRequestPolicyParts } from './originRequestPolicies';
import { responseHeadersPolicyParts } from './responseHeadersPolicies';
import { invalidArgument } from './revisions';
import { behaviorsOf } from './usage';
import { vpcOriginParts } from './vpcOrigins';

/**
 * Everything that a distribution refers to has to be there.
 * @throws one of CloudFront's exceptions
 */
export function validateDistribution(
  world: World,
  accountId: string,
  config: cloudfront.DistributionConfig,
  ownId?: string,
) {
  assertOrigins(world, accountId, config);
  assertPolicies(world, accountId, config);
  assertAliases(world, config, ownId);
  assertCertificate(world, accountId, config);
  assertWebAcl(world, accountId, config.WebACLId);
}

function assertOrigins(
  world: World,
  accountId: string,
  config: cloudfront.DistributionConfig,
) {
  const origins = config.Origins?.Items ?? [];
  if (origins.length === 0) {
    throw invalidArgument('The parameter Origins is required.');
  }
  const accessControls = originAccessControlParts(world);
  const vpcOrigins = vpcOriginParts(world);
  for (const origin of origins) {
    if (!/^[\w.-]+\.[A-Za-z][\w-]+$/.test(origin.DomainName ?? '')) {
      throw invalidArgument(
        'The parameter Origin DomainName does not refer to a valid S3 bucket or domain name.',
      );
    }
    const accessControl = origin.OriginAccessControlId;
    if (accessControl) accessControls.require(accountId, accessControl);
    const vpcOrigin = origin.VpcOriginConfig?.VpcOriginId;
    if (vpcOrigin) vpcOrigins.require(accountId, vpcOrigin);
  }
  const groups = config.OriginGroups?.Items ?? [];
  const ids = [...origins, ...groups].map(each => each.Id);
  for (const { TargetOriginId } of behaviorsOf(config)) {
    if (ids.includes(TargetOriginId)) continue;
    throw new cloudfront.NoSuchOrigin({
      message: `One or more of your origins or origin groups do not exist.`,
      $metadata: {},
    });
  }
}

function assertPolicies(
  world: World,
  accountId: string,
  config: cloudfront.DistributionConfig,
) {
  const cachePolicies = cachePolicyParts(world);
  const originRequestPolicies = originRequestPolicyParts(world);
  const responseHeadersPolicies = responseHeadersPolicyParts(world);
  for (const behavior of behaviorsOf(config)) {
    const {
      CachePolicyId,
      OriginRequestPolicyId,
      ResponseHeadersPolicyId,
      ForwardedValues,
    } = behavior;
    if (!CachePolicyId && !ForwardedValues) {
      throw invalidArgument('The parameter ForwardedValues is required.');
    }
    if (CachePolicyId && ForwardedValues) {
      throw invalidArgument(
        'The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior.',
      );
    }
    if (CachePolicyId) cachePolicies.require(accountId, CachePolicyId);
    if (OriginRequestPolicyId) {
      originRequestPolicies.require(accountId, OriginRequestPolicyId);
    }
    if (ResponseHeadersPolicyId) {
      responseHeadersPolicies.require(accountId, ResponseHeadersPolicyId);
    }
  }
}

/** A name can be an alias of one distribution only, in all of AWS. */
function assertAliases(
  world: World,
  config: cloudfront.DistributionConfig,
  ownId: string | undefined,
) {
  const aliases = config.Aliases?.Items ?? [];
  const isTaken = world
    .allRegions()
    .some(region =>
      region.distributions.find(
        (each, { id }) =>
          id !== ownId &&
          aliases.some(alias => each.config.Aliases?.Items?.includes(alias)),
      ),
    );
  if (!isTaken) return;
  throw new cloudfront.CNAMEAlreadyExists({
    message:
      'One or more of the CNAMEs you provided are already associated with a different resource.',
    $metadata: {},
  });
}

function assertCertificate(
  world: World,
  accountId: string,
  { Aliases, ViewerCertificate }: cloudfront.DistributionConfig,
) {
  const aliases = Aliases?.Items ?? [];
  const arn = ViewerCertificate?.ACMCertificateArn;
  if (!arn) {
    if (aliases.length === 0) return;
    throw invalidCertificate(
      'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name. For more details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements',
    );
  }
  const region = world.global(accountId);
  const certificate = region.certificates.get(arn);
  const isIssued =
    certificate &&
    certificateState(world, region, certificate).status === 'ISSUED';
  if (!isIssued || !arn.startsWith(`arn:aws:acm:${HOME_REGION}:`)) {
    throw invalidCertificate(
      "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
    );
  }
  const names = certificate.shape.subjectAlternativeNames;
  if (aliases.every(alias => names.some(name => covers(name, alias)))) return;
  throw invalidCertificate(
    "The certificate that is attached to your distribution doesn't cover the alternate domain name (CNAME) that you're trying to add. For more details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements",
  );
}

/** A wildcard stands for one label. */
function covers(name: string, alias: string): boolean {
  if (!name.startsWith('*.')) return name === alias.toLowerCase();
  return alias.toLowerCase().split('.').slice(1).join('.') === name.slice(2);
}

function assertWebAcl(world: World, accountId: string, arn = '') {
  if (arn === '') return;
  const found = world.global(accountId).webAcls.get(arn);
  if (found?.shape.scope === 'CLOUDFRONT') return;
  throw new cloudfront.InvalidWebACLId({
    message: `Web ACL is not accessible by the requester.`,
    $metadata: {},
  });
}

const invalidCertificate = (message: string) =>
  new cloudfront.InvalidViewerCertificate({ message, $metadata: {} });
