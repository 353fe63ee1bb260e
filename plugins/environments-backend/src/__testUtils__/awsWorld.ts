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
}): Promise<AwsWorld> {
  const simulator = await startSimulator(options);
  const config = mockServices.rootConfig({
    data: {
      aws: {
        accounts: [
          {
            accountId: ACCOUNT_ID,
            accessKeyId: ACCOUNT_ID,
            secretAccessKey: 'simulated',
          },
        ],
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
