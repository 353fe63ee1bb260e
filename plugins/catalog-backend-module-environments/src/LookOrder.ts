import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

interface LookRow {
  provider: string;
  begun: number;
  applied: number;
}

/**
 * The order in which all replicas look at AWS. Who read first may be last to
 * tell the catalog, because it was slow, or frozen in between: what it has read
 * is not to come back then.
 */
export class LookOrder {
  private constructor(private readonly knex: Knex) {}

  /** In the database of the plugin, where it has a table of its own. */
  static async in(database: DatabaseService): Promise<LookOrder> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@quarterdeck/plugin-catalog-backend-module-environments',
          'migrations',
        ),
        // The plugin's own migrations are in the same database.
        tableName: 'environments_knex_migrations',
      });
    }
    return new LookOrder(knex);
  }

  /** Begins a look. @returns its number, higher than that of any before. */
  async begin(provider: string): Promise<number> {
    const [{ begun }] = await this.knex<LookRow>('environment_looks')
      .insert({ provider, begun: 1 })
      .onConflict('provider')
      .merge({ begun: this.knex.raw('environment_looks.begun + 1') })
      .returning('begun');
    return begun;
  }

  /**
   * Tells what a look has seen, unless a later one has come first.
   *
   * @remarks
   * No lock is held meanwhile: whoever is frozen would stop all others.
   *
   * @returns false when a later one may have come in between, and been
   * overwritten: then somebody has to look again.
   */
  async tell(
    provider: string,
    look: number,
    tell: () => Promise<void>,
  ): Promise<boolean> {
    const isNewest = await this.knex<LookRow>('environment_looks')
      .where({ provider })
      .andWhere('applied', '<', look)
      .update({ applied: look });
    if (!isNewest) return true;
    await tell();
    const overtakenBy = await this.knex<LookRow>('environment_looks')
      .where({ provider })
      .andWhere('applied', '>', look)
      .first();
    return overtakenBy === undefined;
  }
}
