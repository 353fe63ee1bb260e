/**
 * Where the console of each partition is.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/aws-service-endpoints.html
 */
const CONSOLE_DOMAINS = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);

/** The part of an ARN that says where its resource is. @public */
export interface ConsolePlace {
  partition: string;
  region: string;
  accountId: string;
  /** All after the account, such as `service/shop/web`. */
  resource: string;
}

/** Takes an ARN apart; `undefined` where it is none, or of no region. @public */
export function placeOf(arn: string): ConsolePlace | undefined {
  const [prefix, partition, , region, accountId, ...resource] = arn.split(':');
  return prefix === 'arn' && region && resource.length > 0
    ? { partition, region, accountId, resource: resource.join(':') }
    : undefined;
}

/**
 * A page of the AWS console in the region.
 *
 * @param path - after the host, with a slash in front
 * @returns nothing for a partition whose console is not known: no link is
 * better than one that leads to another cloud
 * @public
 */
export function consolePage(
  { partition, region }: Pick<ConsolePlace, 'partition' | 'region'>,
  path: string,
): string | undefined {
  const domain = CONSOLE_DOMAINS.get(partition);
  return domain && `https://${region}.${domain}${path}`;
}

/**
 * The same page by way of IAM Identity Center's access portal, which signs in
 * to the right account first.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/createshortcutlink.html
 * @public
 */
export function throughAccessPortal(
  url: string,
  { subdomain, accountId }: { subdomain: string; accountId: string },
): string {
  const query = new URLSearchParams({
    account_id: accountId,
    destination: url,
  });
  return `https://${subdomain}.awsapps.com/start/#/console?${query}`;
}
