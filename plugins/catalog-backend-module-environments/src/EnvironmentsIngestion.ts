import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import { entityNames } from './entityNames';
import type { LookOrder } from './LookOrder';
import {
  type ObservedEnvironment,
  observeEnvironments,
} from './observeEnvironments';
import { TargetEntityProvider } from './TargetEntityProvider';
import { toEntity } from './toEntity';

/** What a catalog takes as the name of an entity. */
const ENTITY_NAME = /^[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$/;

/** How often somebody looks again who was overtaken; then it is others' turn. */
const ATTEMPTS = 3;

/** What was seen in one account and region. */
interface Look {
  provider: TargetEntityProvider;
  /** Its place among the looks of all replicas. */
  number: number;
  environments: ObservedEnvironment[];
}

/**
 * Looks for environments in every account and region, and tells the catalog.
 * Where it cannot look, the catalog keeps what it has.
 */
export class EnvironmentsIngestion {
  readonly providers: TargetEntityProvider[];
  readonly #newest = new Map<TargetEntityProvider, Look>();
  readonly #warnings = new Map<TargetEntityProvider, string>();

  constructor(
    private readonly awsClients: AwsClients,
    private readonly logger: LoggerService,
    private readonly order: Pick<LookOrder, 'begin' | 'tell'>,
  ) {
    this.providers = awsClients
      .targets()
      .map(target => new TargetEntityProvider(target));
  }

  /**
   * Looks everywhere, or at one account and region only, and at those that were
   * not seen yet: a name may be taken there.
   */
  async refresh(
    options: {
      only?: AwsTarget;
      /** Ends the look: where it has not been by then, it cannot look. */
      signal?: AbortSignal;
    } = {},
  ): Promise<void> {
    const { only, signal } = options;
    let asked = this.providers.filter(
      provider =>
        !only ||
        !this.#newest.has(provider) ||
        (provider.target.accountId === only.accountId &&
          provider.target.region === only.region),
    );
    for (let attempt = 0; attempt < ATTEMPTS && asked.length > 0; attempt++) {
      asked = await this.#refresh(asked, signal);
    }
  }

  /** @returns those that are to be looked at once more. */
  async #refresh(
    asked: readonly TargetEntityProvider[],
    signal: AbortSignal | undefined,
  ): Promise<TargetEntityProvider[]> {
    const looks = await Promise.all(
      asked.map(provider => this.#look(provider, signal)),
    );
    const names = entityNames(
      this.providers.flatMap(
        provider => this.#newest.get(provider)?.environments ?? [],
      ),
    );
    const overtaken: TargetEntityProvider[] = [];
    for (const { provider, number, environments } of looks.flat()) {
      const isInOrder = await this.order.tell(
        provider.getProviderName(),
        number,
        () =>
          provider.replace(
            environments.map(environment =>
              toEntity(environment, names.get(environment) ?? environment.id),
            ),
          ),
      );
      if (!isInOrder) overtaken.push(provider);
    }
    return overtaken;
  }

  /** @returns nothing where it cannot look, or has looked again meanwhile. */
  async #look(
    provider: TargetEntityProvider,
    signal: AbortSignal | undefined,
  ): Promise<Look[]> {
    const { target } = provider;
    const number = await this.order.begin(provider.getProviderName());
    try {
      const client = await this.awsClients.get(CloudFormationClient, target);
      const environments = await observeEnvironments(client, target, signal);
      if (this.#warnings.delete(provider)) {
        this.logger.info(`${placeOf(target)} can be read again`);
      }
      if (number < (this.#newest.get(provider)?.number ?? 0)) return [];
      const look: Look = {
        provider,
        number,
        environments: environments.filter(({ id }) => ENTITY_NAME.test(id)),
      };
      this.#newest.set(provider, look);
      return [look];
    } catch (error) {
      const { message, remedy } = explainAwsError(error);
      const warning = [message, remedy].filter(Boolean).join('. ');
      if (this.#warnings.get(provider) !== warning) {
        this.#warnings.set(provider, warning);
        this.logger.warn(
          `Environments in ${placeOf(
            target,
          )} stay in the catalog as they are, it cannot be read: ${warning}`,
        );
      }
      return [];
    }
  }
}

function placeOf({ accountId, region }: AwsTarget): string {
  return `account ${accountId}, ${region}`;
}
