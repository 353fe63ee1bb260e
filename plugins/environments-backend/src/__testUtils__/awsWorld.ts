import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { mockServices } from '@backstage/backend-test-utils';
import type { Config } from '@backstage/config';
import {
  type AwsClients,
  DefaultAwsClients,
} from '@quarterdeck/plugin-aws-node';
import { startSimulator } from '@quarterdeck/test-support';

export const ACCOUNT_ID = '123456789012';
export const REGION = 'us-east-1';

/** A place that speaks AWS, reached as the portal reaches it. */
export interface AwsWorld {
  config: Config;
  awsClients: AwsClients;
  cloudFormation: CloudFormationClient;
  stop(): Promise<void>;
}

/** Everything that says where AWS is, is in the configuration. */
export async function startAwsWorld(options?: {
  speed?: 'instant' | number;
  /** @default one, that of all tests */
  accountIds?: readonly string[];
  /** A role of the accounts that the portal is to assume. */
  roleName?: string;
  /** Further options of the simulator's command line. */
  args?: string[];
}): Promise<AwsWorld> {
  const { accountIds = [ACCOUNT_ID], roleName } = options ?? {};
  const simulator = await startSimulator(options);
  const keys = (accountId: string) => ({
    accessKeyId: accountId,
    secretAccessKey: 'simulated',
  });
  const config = mockServices.rootConfig({
    data: {
      aws: {
        mainAccount: keys(ACCOUNT_ID),
        accounts: accountIds.map(accountId => ({
          accountId,
          ...(roleName ? { roleName } : keys(accountId)),
        })),
      },
      quarterdeck: { aws: { endpoint: simulator.url, regions: [REGION] } },
    },
  });
  const awsClients = DefaultAwsClients.fromConfig(config);
  return {
    config,
    awsClients,
    cloudFormation: await awsClients.get(CloudFormationClient, {
      accountId: ACCOUNT_ID,
      region: REGION,
    }),
    stop: () => simulator.stop(),
  };
}
