import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import { entityNames } from './entityNames';
import {
  type ObservedEnvironment,
  observeEnvironments,
} from './observeEnvironments';
import { TargetEntityProvider } from './TargetEntityProvider';
import { toEntity } from './toEntity';

/** What a catalog takes as the name of an entity. */
const ENTITY_NAME = /^[a-zA-Z0-9]([a-zA-Z0-9_.-]{0,61}[a-zA-Z0-9])?$/;

/**
 * Looks for environments in every account and region, and tells the catalog.
 * Where it cannot look, the catalog keeps what it has.
 */
export class EnvironmentsIngestion {
  readonly providers: TargetEntityProvider[];
  readonly #observed = new Map<TargetEntityProvider, ObservedEnvironment[]>();
  readonly #warnings = new Map<TargetEntityProvider, string>();

  constructor(
    private readonly awsClients: AwsClients,
    private readonly logger: LoggerService,
  ) {
    this.providers = awsClients
      .targets()
      .map(target => new TargetEntityProvider(target));
  }

  /** Looks everywhere, or at one account and region only. */
  async refresh(only?: AwsTarget): Promise<void> {
    const asked = this.providers.filter(
      ({ target }) =>
        !only ||
        (target.accountId === only.accountId && target.region === only.region),
    );
    const read = await Promise.all(
      asked.map(async provider =>
        (await this.#observe(provider)) ? provider : undefined,
      ),
    );
    const names = entityNames(
      this.providers.flatMap(provider => this.#observed.get(provider) ?? []),
    );
    for (const provider of read) {
      if (!provider) continue;
      const environments = this.#observed.get(provider) ?? [];
      await provider.replace(
        environments.map(environment =>
          toEntity(environment, names.get(environment) ?? environment.id),
        ),
      );
    }
  }

  async #observe(provider: TargetEntityProvider): Promise<boolean> {
    const { target } = provider;
    try {
      const client = await this.awsClients.get(CloudFormationClient, target);
      const environments = await observeEnvironments(client, target);
      this.#observed.set(
        provider,
        environments.filter(({ id }) => ENTITY_NAME.test(id)),
      );
      if (this.#warnings.delete(provider)) {
        this.logger.info(`${placeOf(target)} can be read again`);
      }
      return true;
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
      return false;
    }
  }
}

function placeOf({ accountId, region }: AwsTarget): string {
  return `account ${accountId}, ${region}`;
}
