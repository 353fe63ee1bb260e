import { InputError } from '@backstage/errors';

/** An Amazon Resource Name in its parts. */
export interface Arn {
  arn: string;
  partition: string;
  service: string;
  region: string;
  /** Twelve digits. */
  accountId: string;
  /** All after the account, such as `service/shop/web`. */
  resource: string;
}

const ARN =
  /^arn:(?<partition>aws[a-z-]*):(?<service>[a-z0-9-]+):(?<region>[a-z]{2}(?:-[a-z]+)+-\d):(?<accountId>\d{12}):(?<resource>\S.*)$/;

/**
 * Takes an ARN of a resource in a region apart.
 *
 * @throws InputError when it is none.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: string): Arn {
  const groups = ARN.exec(text)?.groups;
  if (!groups) {
    throw new InputError(`“${text}” is not the ARN of a resource in a region`);
  }
  const { partition, service, region, accountId, resource } = groups;
  return { arn: text, partition, service, region, accountId, resource };
}
