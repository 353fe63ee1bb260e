import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsClientConfig } from '@quarterdeck/plugin-aws-node';

/**
 * A client for StartLiveTail, which AWS answers at `streaming-logs.…`: a
 * prefix that a configured endpoint does not have.
 */
export class LiveTailClient extends CloudWatchLogsClient {
  constructor(config: AwsClientConfig) {
    super({ ...config, disableHostPrefix: config.endpoint !== undefined });
  }
}
