import type { Region } from '../../world/Region';
import type { World } from '../../world/World';

/** Kinds of resources that a regional web ACL can protect, by their ARN. */
const KINDS: Array<[type: string, pattern: RegExp]> = [
  ['APPLICATION_LOAD_BALANCER', /:elasticloadbalancing:.*:loadbalancer\/app\//],
  ['COGNITO_USER_POOL', /:cognito-idp:.*:userpool\//],
  ['API_GATEWAY', /:apigateway:/],
  ['APPSYNC', /:appsync:/],
];

/** Which kind of resource an ARN is of; none that WAF could protect. */
export const protectableKind = (arn: string): string | undefined =>
  KINDS.find(([, pattern]) => pattern.test(arn))?.[0];

/** The ARNs of what a web ACL protects. */
export const protectedBy = (
  world: World,
  region: Region,
  webAclArn: string,
): string[] => [
  ...region.webAclAssociations
    .where(
      (each, { id }) => each.webAclArn === webAclArn && stillExists(region, id),
    )
    .map(each => each.id),
  ...world
    .global(region.accountId)
    .distributions.where(each => each.config.WebACLId === webAclArn)
    .map(each => each.arn),
];

/** A load balancer takes its association along when it goes. */
export const stillExists = (region: Region, arn: string): boolean =>
  protectableKind(arn) !== 'APPLICATION_LOAD_BALANCER' ||
  region.loadBalancers.has(arn);
