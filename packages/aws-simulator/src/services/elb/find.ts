import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  ListenerShape,
  LoadBalancerShape,
  RuleShape,
  TargetGroupShape,
} from '../../world/resources/elb';
import { sortedPage } from '../sortedPage';

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
const MOST_PER_PAGE = 400;

/** A page of any list of this API. */
export function elbPage<Item>(
  items: readonly Item[],
  input: { Marker?: string; PageSize?: number },
  keyOf: (item: Item) => string,
): { items: Item[]; NextMarker: string | undefined } {
  const size = input.PageSize ?? MOST_PER_PAGE;
  if (size < 1 || size > MOST_PER_PAGE) {
    throw validationError(
      `1 validation error detected: Value '${size}' at 'pageSize' failed to satisfy constraint: Member must have value ${
        size < 1
          ? 'greater than or equal to 1'
          : `less than or equal to ${MOST_PER_PAGE}`
      }`,
    );
  }
  const { items: page, next } = sortedPage(items, {
    token: input.Marker,
    size,
    keyOf,
    invalidToken: () => validationError('Invalid marker'),
  });
  return { items: page, NextMarker: next };
}

/** @throws AwsError `ValidationError` for more than the API takes at once */
export function assertAtMost(
  most: number,
  member: string,
  values: readonly string[] = [],
) {
  if (values.length > most) {
    throw validationError(
      `1 validation error detected: Value '[${values.join(
        ', ',
      )}]' at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
    );
  }
}

/** @throws AwsError `ValidationError` for what is no ARN of the kind */
export function assertArn(kind: string, words: string, arn: string) {
  if (
    !arn.startsWith('arn:aws:elasticloadbalancing:') ||
    !arn.includes(`:${kind}/`)
  ) {
    throw validationError(`'${arn}' is not a valid ${words} ARN`);
  }
}

export const loadBalancerNotFound = (
  message = 'One or more load balancers not found',
) => new elb.LoadBalancerNotFoundException({ message, $metadata: {} });

export const targetGroupNotFound = (
  message = 'One or more target groups not found',
) => new elb.TargetGroupNotFoundException({ message, $metadata: {} });

export const listenerNotFound = () =>
  new elb.ListenerNotFoundException({
    message: 'One or more listeners not found',
    $metadata: {},
  });

export const ruleNotFound = () =>
  new elb.RuleNotFoundException({
    message: 'One or more rules not found',
    $metadata: {},
  });

/** @throws LoadBalancerNotFoundException */
export function requireLoadBalancer(
  region: Region,
  arn = '',
): Resource<LoadBalancerShape> {
  assertArn('loadbalancer', 'load balancer', arn);
  const found = region.loadBalancers.get(arn);
  if (!found) throw loadBalancerNotFound(`Load balancer '${arn}' not found`);
  return found;
}

/** @throws TargetGroupNotFoundException */
export function requireTargetGroup(
  region: Region,
  arn = '',
): Resource<TargetGroupShape> {
  assertArn('targetgroup', 'target group', arn);
  const found = region.targetGroups.get(arn);
  if (!found) throw targetGroupNotFound(`Target groups '${arn}' not found`);
  return found;
}

/** @throws ListenerNotFoundException */
export function requireListener(
  region: Region,
  arn = '',
): Resource<ListenerShape> {
  assertArn('listener', 'listener', arn);
  const found = region.listeners.get(arn);
  if (!found) throw listenerNotFound();
  return found;
}

/** A rule that was made. @throws RuleNotFoundException */
export function requireRule(region: Region, arn = ''): Resource<RuleShape> {
  assertArn('listener-rule', 'listener rule', arn);
  const found = region.listenerRules.get(arn);
  if (!found) throw ruleNotFound();
  return found;
}

export const priorityInUse = (priority: string) =>
  new elb.PriorityInUseException({
    message: `Priority '${priority}' is currently in use`,
    $metadata: {},
  });
