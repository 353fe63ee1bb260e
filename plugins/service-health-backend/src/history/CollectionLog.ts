import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  HistoryCollectorId,
  HistoryGap,
  Problem,
} from '@quarterdeck/plugin-service-health-common';
import type { Knex } from 'knex';
import type { CollectionRow } from './tables';

const TABLE = 'health_collections';
const KEY = ['collector', 'account_id', 'region'];

/** How a collection went the last time. */
export interface Collection {
  triedAt: Date;
  /** When it last went well. */
  collectedAt?: Date;
  problem?: Problem;
}

/** When each kind was last collected in each account and region, and how. */
export class CollectionLog {
  constructor(private readonly knex: Knex) {}

  async find(
    collector: HistoryCollectorId,
    scope: AwsTarget,
  ): Promise<Collection | undefined> {
    const row = await this.rows(scope).where({ collector }).first();
    return row && toCollection(row);
  }

  /** @param problem - absent when it went well */
  async note(
    collector: HistoryCollectorId,
    { accountId, region }: AwsTarget,
    at: Date,
    problem: Problem | undefined,
  ): Promise<void> {
    const row = {
      collector,
      account_id: accountId,
      region,
      tried_at: at,
      problem: problem ? JSON.stringify(problem) : null,
      ...(!problem && { collected_at: at }),
    };
    await this.knex(TABLE)
      .insert(row)
      .onConflict(KEY)
      .merge(Object.keys(row).filter(column => !KEY.includes(column)));
  }

  /** What is not collected at the moment in these accounts and regions. */
  async gaps(scopes: AwsTarget[]): Promise<HistoryGap[]> {
    const rows = await Promise.all(
      scopes.map(scope => this.rows(scope).whereNotNull('problem')),
    );
    return rows.flat().flatMap(row => {
      const { collectedAt, problem } = toCollection(row);
      return problem
        ? [
            {
              collector: row.collector,
              accountId: row.account_id,
              region: row.region,
              ...(collectedAt && { collectedAt: collectedAt.toISOString() }),
              problem,
            },
          ]
        : [];
    });
  }

  private rows({ accountId, region }: AwsTarget) {
    return this.knex<CollectionRow>(TABLE).where({
      account_id: accountId,
      region,
    });
  }
}

function toCollection(row: CollectionRow): Collection {
  return {
    triedAt: row.tried_at,
    collectedAt: row.collected_at ?? undefined,
    problem: row.problem ?? undefined,
  };
}
