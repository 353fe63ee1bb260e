/**
 * What a person or a team may spend on queries in a day, and has.
 *
 * @public
 */
export interface BudgetState {
  /** Of the person, or of the team. */
  entityRef: string;
  limitUsd: number;
  /** Of finished runs what they cost; of others what they may. */
  spentUsd: number;
}

/**
 * `GET /budget`: the caller's own, and those of the teams that their runs
 * count for. Empty where no budgets are configured.
 *
 * @public
 */
export interface BudgetReport {
  /** ISO 8601: when the day began; days are those of UTC. */
  since: string;
  budgets: BudgetState[];
}
