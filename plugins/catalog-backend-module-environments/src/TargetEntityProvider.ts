import type { ResourceEntity } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';

/**
 * Owns the entities of one account and region, so that those of another can be
 * replaced while this one cannot be read.
 */
export class TargetEntityProvider implements EntityProvider {
  #connection: EntityProviderConnection | undefined;

  constructor(readonly target: AwsTarget) {}

  getProviderName(): string {
    return `aws-environments:${this.target.accountId}/${this.target.region}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Makes these the entities of the account and region, and no others. */
  async replace(entities: ResourceEntity[]): Promise<void> {
    await this.#connection?.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
  }
}
