import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type {
  BudgetState,
  QueryPosition,
  Refusal,
  RunEstimate,
  SavedQuery,
} from '@quarterdeck/plugin-log-queries-common';

/**
 * Errors with the fields of a {@link Refusal}, which are sent to the browser
 * with them. Each keeps the name of its base class, which decides the status.
 */
type Fields<TReason extends Refusal['reason']> = Extract<
  Refusal,
  { reason: TReason }
>;

/** 409: dear, and nobody has agreed to the price. */
export class ConfirmationNeededError
  extends ConflictError
  implements Fields<'confirmation-needed'>
{
  readonly reason = 'confirmation-needed';

  constructor(readonly estimate: RunEstimate, aboveUsd: number) {
    super(
      `This costs about ${usd(estimate.costUsd ?? 0)}; above ${usd(
        aboveUsd,
      )} somebody has to agree to it`,
    );
  }
}

/** 403: the day's budget does not cover it. */
export class OverBudgetError
  extends NotAllowedError
  implements Fields<'over-budget'>
{
  readonly reason = 'over-budget';

  constructor(readonly budget: BudgetState, readonly estimate: RunEstimate) {
    super(
      `The budget of ${budget.entityRef} for today is ${usd(
        budget.limitUsd,
      )}; ${usd(budget.spentUsd)} of it is spent, and this costs about ${usd(
        estimate.costUsd ?? 0,
      )}`,
    );
  }
}

/** 400: a parameter has no value, or one that does not fit its place. */
export class ParameterRefusedError
  extends InputError
  implements Fields<'parameter'>
{
  readonly reason = 'parameter';

  constructor(
    message: string,
    readonly parameter: string,
    readonly position: QueryPosition,
  ) {
    super(message);
  }
}

/** 409: the saved query is not the one that was read. */
export class ChangedMeanwhileError
  extends ConflictError
  implements Fields<'changed-meanwhile'>
{
  readonly reason = 'changed-meanwhile';

  constructor(readonly current?: SavedQuery) {
    super(
      current
        ? `Somebody has changed the query ${current.name} meanwhile`
        : 'Somebody has deleted the query meanwhile',
    );
  }
}

/** 403: one person's live tails are limited. */
export class TooManyTailsError
  extends NotAllowedError
  implements Fields<'too-many-tails'>
{
  readonly reason = 'too-many-tails';

  constructor(readonly maxPerUser: number) {
    super(
      `You have ${maxPerUser} live tails open already; close one of them first`,
    );
  }
}

function usd(amount: number): string {
  return `$${amount.toFixed(amount < 0.1 ? 4 : 2)}`;
}
