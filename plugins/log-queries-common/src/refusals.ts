import type { BudgetState } from './budget';
import type { RunEstimate } from './estimate';
import type { QueryPosition } from './position';
import type { SavedQuery } from './savedQuery';

/**
 * What the backend adds to the `error` of an answer when it refuses for a
 * reason that the page can do something about. `reason` tells them apart.
 *
 * - 400 `malformed`: AWS does not understand the query, here
 * - 400 `parameter`: a parameter has no value, or one that does not fit
 * - 409 `confirmation-needed`: dear; send `confirmedUsd` of the estimate
 * - 403 `over-budget`: the day's budget does not cover the estimate
 * - 409 `changed-meanwhile`: somebody saved or deleted the query since
 * - 403 `too-many-tails`: close a live tail first
 *
 * @public
 */
export type Refusal =
  | { reason: 'malformed'; position?: QueryPosition }
  | { reason: 'parameter'; parameter: string; position?: QueryPosition }
  | { reason: 'confirmation-needed'; estimate: RunEstimate }
  | { reason: 'over-budget'; budget: BudgetState; estimate: RunEstimate }
  | { reason: 'changed-meanwhile'; current?: SavedQuery }
  | { reason: 'too-many-tails'; maxPerUser: number };
