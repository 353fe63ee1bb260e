import { InputError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';

/** @throws InputError when the portal is not configured for that place. */
export function checkTarget(
  awsClients: AwsClients,
  { accountId, region }: { accountId: string; region: string },
): void {
  if (!awsClients.accountIds().includes(accountId)) {
    throw new InputError(
      `The AWS account ${accountId} is not configured; there are: ${awsClients
        .accountIds()
        .join(', ')}`,
    );
  }
  if (!awsClients.regions().includes(region)) {
    throw new InputError(
      `The region ${region} is not configured; there are: ${awsClients
        .regions()
        .join(', ')}`,
    );
  }
}
