import type { AwsSdkClient } from './calls/observed';

/**
 * One account in one region: the unit in which AWS is asked.
 *
 * @public
 */
export interface AwsTarget {
  /** Twelve digits. */
  accountId: string;
  /** Such as `us-east-1`. */
  region: string;
}

/**
 * The part of an AWS SDK client's configuration that the portal decides.
 *
 * @public
 */
export interface AwsClientConfig {
  region: string;
  endpoint?: string;
  credentials: () => Promise<{
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
    expiration?: Date;
  }>;
  customUserAgent: string;
  maxAttempts: number;
  requestHandler: {
    connectionTimeout: number;
    requestTimeout: number;
    throwOnRequestTimeout: boolean;
  };
}

/**
 * Any client class of the AWS SDK, such as `ECSClient`.
 *
 * @public
 */
export type AwsClientClass<TClient extends AwsSdkClient> = new (
  config: AwsClientConfig,
) => TClient;

/**
 * The AWS accounts that the portal knows, and clients for them.
 *
 * @remarks
 * The one door to AWS: credentials, endpoint, time limits and connection reuse
 * are decided here, so that nothing else has to know whether it speaks to AWS
 * or to something that speaks like it.
 *
 * @public
 */
export interface AwsClients {
  /** The ids of the accounts in `aws.accounts`, in their order. */
  accountIds(): string[];

  /** The regions of `quarterdeck.aws.regions`, in their order. */
  regions(): string[];

  /** Every account in every region: where environments may be. */
  targets(): AwsTarget[];

  /**
   * A client for one account and region. The same arguments give the same
   * client, with its connections and credentials.
   *
   * @throws NotFoundError when the account is not in `aws.accounts`.
   */
  get<TClient extends AwsSdkClient>(
    clientClass: AwsClientClass<TClient>,
    target: AwsTarget,
  ): Promise<TClient>;
}
