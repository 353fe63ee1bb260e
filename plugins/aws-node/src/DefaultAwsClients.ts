import type { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import {
  type AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import { AwsCalls } from './calls/AwsCalls';
import { type AwsSdkClient, observed } from './calls/observed';
import { RequestPacer } from './calls/RequestPacer';
import type {
  AwsClientClass,
  AwsClientConfig,
  AwsClients,
  AwsTarget,
} from './AwsClients';

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 15_000;
const MAX_ATTEMPTS = 3;

/** {@link AwsClients} from `aws.accounts` and `quarterdeck.aws`. */
export class DefaultAwsClients implements AwsClients {
  /** @param calls - where every request is counted */
  static fromConfig(
    config: Config,
    calls: AwsCalls = new AwsCalls(),
  ): DefaultAwsClients {
    const accounts = config.getOptionalConfigArray('aws.accounts') ?? [];
    return new DefaultAwsClients(
      accounts.map(account => String(account.get('accountId'))),
      config.getOptionalStringArray('quarterdeck.aws.regions') ?? ['us-east-1'],
      DefaultAwsCredentialsManager.fromConfig(config),
      config.getOptionalString('quarterdeck.aws.endpoint'),
      calls,
    );
  }

  readonly #clients = new Map<
    AwsClientClass<AwsSdkClient>,
    Map<string, Promise<AwsSdkClient>>
  >();
  readonly #pacer = new RequestPacer();

  private constructor(
    private readonly configuredAccountIds: string[],
    private readonly configuredRegions: string[],
    private readonly credentials: AwsCredentialsManager,
    private readonly endpoint: string | undefined,
    private readonly calls: AwsCalls,
  ) {}

  accountIds(): string[] {
    return [...this.configuredAccountIds];
  }

  regions(): string[] {
    return [...this.configuredRegions];
  }

  targets(): AwsTarget[] {
    return this.configuredAccountIds.flatMap(accountId =>
      this.configuredRegions.map(region => ({ accountId, region })),
    );
  }

  async get<TClient extends AwsSdkClient>(
    Client: AwsClientClass<TClient>,
    target: AwsTarget,
  ): Promise<TClient> {
    if (!this.configuredAccountIds.includes(target.accountId)) {
      throw new NotFoundError(
        `The AWS account ${target.accountId} is not configured; add it to aws.accounts`,
      );
    }
    let ofClass = this.#clients.get(Client);
    if (!ofClass) {
      ofClass = new Map();
      this.#clients.set(Client, ofClass);
    }
    const key = `${target.accountId}/${target.region}`;
    let client = ofClass.get(key);
    if (!client) {
      client = this.configFor(target).then(config =>
        observed(new Client(config), target, {
          calls: this.calls,
          pacer: this.#pacer,
        }),
      );
      // A rejected promise must not be remembered: the next call tries anew.
      client.catch(() => ofClass.delete(key));
      ofClass.set(key, client);
    }
    // The map is keyed by the class, so what it holds is an instance of it.
    return client as Promise<TClient>;
  }

  private async configFor(target: AwsTarget): Promise<AwsClientConfig> {
    const provider = await this.credentials.getCredentialProvider({
      accountId: target.accountId,
    });
    return {
      region: target.region,
      endpoint: this.endpoint,
      credentials: () => provider.sdkCredentialProvider(),
      customUserAgent: 'quarterdeck',
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        throwOnRequestTimeout: true,
      },
    };
  }
}
