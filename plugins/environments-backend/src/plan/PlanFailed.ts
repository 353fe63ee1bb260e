import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import { finalRemedy } from '../patience/finalRemedy';

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
  const problem = explainAwsError(error);
  return { message: problem.message, remedy: finalRemedy(problem) };
}
