import { explainError } from '../failures/explainError';

/** A plan, or a part of it, cannot be made, for a reason that a person has to know. */
export class PlanFailed extends Error {
  readonly name = 'PlanFailed';

  constructor(message: string, readonly remedy: string) {
    super(message);
  }
}

/** Any error in the words of whoever waits for a plan. */
export function explainPlanError(error: unknown): {
  message: string;
  remedy?: string;
} {
  if (error instanceof PlanFailed) {
    return { message: error.message, remedy: error.remedy };
  }
  const { finalRemedy: remedy, message } = explainError(error);
  return { message, remedy };
}
