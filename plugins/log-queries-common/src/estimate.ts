import type { Problem } from '@quarterdeck/plugin-service-health-common';
import type { BudgetReport } from './budget';

/**
 * What a run would scan and cost, as far as can be said before.
 *
 * @public
 */
export interface RunEstimate {
  /** Absent when the log groups could not be read; `problem` says why. */
  bytes?: number;
  costUsd?: number;
  /** How it was reckoned, in a sentence. */
  method: string;
  problem?: Problem;
}

/**
 * `POST /runs/estimate`, of what `POST /runs` would take.
 *
 * @public
 */
export interface EstimateResponse {
  estimate: RunEstimate;
  /** Above this, `POST /runs` wants `confirmedUsd`. Absent: never. */
  confirmAboveUsd?: number;
  needsConfirmation: boolean;
  budgets: BudgetReport;
  /** The stored run that would answer it, for nothing. */
  answeredByRunId?: string;
}
