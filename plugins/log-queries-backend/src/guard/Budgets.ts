import {
  type BudgetReport,
  type BudgetState,
  costOfScan,
  type RunEstimate,
} from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';
import { json, lock, RUNS, UNFINISHED } from '../runs/tables';
import type { BudgetSettings } from '../settings';
import { OverBudgetError } from './refusals';

/** Whose money a run is: the person's and that of the teams. */
export interface Payers {
  requestedBy: string;
  teams: readonly string[];
}

/** What people and teams may spend in a day, and have. */
export class Budgets {
  constructor(
    private readonly knex: Knex,
    private readonly settings: BudgetSettings,
  ) {}

  get areConfigured(): boolean {
    const { perPersonUsd, perTeamUsd, teamUsd } = this.settings;
    return (
      perPersonUsd !== undefined || perTeamUsd !== undefined || teamUsd.size > 0
    );
  }

  async report(payers: Payers): Promise<BudgetReport> {
    return {
      since: startOfDay(),
      budgets: await this.states(this.knex, payers),
    };
  }

  /**
   * Refuses what the budgets do not cover. Within the transaction that stores
   * the runs, so that two at once cannot both spend the rest.
   *
   * @throws OverBudgetError
   */
  async assertCovered(
    trx: Knex,
    payers: Payers,
    estimate: RunEstimate,
  ): Promise<void> {
    if (!this.areConfigured) return;
    await lock(trx, 'budgets');
    for (const budget of await this.states(trx, payers)) {
      // Without an estimate, whoever has something left may go on.
      const rest = budget.limitUsd - budget.spentUsd;
      if (rest <= 0 || (estimate.costUsd ?? 0) > rest) {
        throw new OverBudgetError(budget, estimate);
      }
    }
  }

  private async states(
    knex: Knex,
    { requestedBy, teams }: Payers,
  ): Promise<BudgetState[]> {
    const { perPersonUsd, perTeamUsd, teamUsd } = this.settings;
    const states: BudgetState[] = [];
    if (perPersonUsd !== undefined) {
      states.push({
        entityRef: requestedBy,
        limitUsd: perPersonUsd,
        spentUsd: await spent(knex, runs =>
          runs.where('requested_by', requestedBy),
        ),
      });
    }
    for (const team of teams) {
      const limitUsd = teamUsd.get(team) ?? perTeamUsd;
      if (limitUsd === undefined) continue;
      states.push({
        entityRef: team,
        limitUsd,
        spentUsd: await spent(knex, runs =>
          runs.where('teams', '@>', json(knex, [team])),
        ),
      });
    }
    return states;
  }
}

/** A run that has not ended may still cost what was thought. */
async function spent(
  knex: Knex,
  whose: (runs: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<number> {
  const bytes = knex.raw(
    `coalesce(sum(CASE WHEN status IN (?, ?)
       THEN greatest(bytes_scanned, coalesce(estimated_bytes, 0))
       ELSE bytes_scanned END), 0) AS bytes`,
    UNFINISHED,
  );
  const [row] = await whose(knex(RUNS))
    .where('created_at', '>=', startOfDay())
    .select<{ bytes: number }[]>(bytes);
  return costOfScan(Number(row.bytes));
}

function startOfDay(): string {
  const day = new Date();
  day.setUTCHours(0, 0, 0, 0);
  return day.toISOString();
}
