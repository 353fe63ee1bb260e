import { ConfigReader } from '@backstage/config';
import type { AwsCalls } from '../calls/AwsCalls';
import { DefaultAwsClients } from '../DefaultAwsClients';

/** The one account and region of a test. */
export const TARGET = { accountId: '123456789012', region: 'us-east-1' };

/** Clients of an AWS at some address, in that account and region. */
export function clientsOf(
  endpoint: string,
  calls?: AwsCalls,
): DefaultAwsClients {
  const { accountId } = TARGET;
  const account = {
    accountId,
    accessKeyId: accountId,
    secretAccessKey: 'any',
  };
  return DefaultAwsClients.fromConfig(
    new ConfigReader({
      aws: { accounts: [account] },
      quarterdeck: { aws: { endpoint } },
    }),
    calls,
  );
}
