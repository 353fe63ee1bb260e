import type { Deployment, Plan } from '@quarterdeck/plugin-environments-common';
import { isOver } from '../portal';

/** What somebody reads about what did not work. */
export interface Explanation {
  reason?: string;
  meaning?: string;
  remedy?: string;
}

/** How an operation ended, as its page shows it. */
export interface Ending {
  status: string;
  /** Whether all of it was done. */
  isDone: boolean;
  /** False for what still hangs after minutes. */
  isOver: boolean;
  /** Whether it waits for an AWS that is in trouble; else one asks again. */
  waits: boolean;
  told: Explanation[];
}

/** @param goal - the status that was asked for. */
export function endingOfDeployment(
  deployment: Deployment,
  goal: Deployment['status'] = 'succeeded',
): Ending {
  const { status, failure } = deployment;
  return {
    status,
    isDone: status === goal,
    isOver: isOver(deployment),
    waits: true,
    told: failure ? [failure] : [],
  };
}

/**
 * Of a cancellation: what AWS does not let the portal cancel goes on, and says
 * so; nobody waits for its end.
 */
export function endingOfCancellation(deployment: Deployment): Ending {
  const { problem, status } = deployment;
  return problem && !isOver(deployment)
    ? endingOfLook(status, [problem])
    : endingOfDeployment(deployment, 'cancelled');
}

export function endingOfPlan({ status, failure, preflight }: Plan): Ending {
  const unread = preflight.filter(({ severity }) => severity === 'unreadable');
  return {
    status,
    isDone: status === 'ready' && unread.length === 0,
    isOver: status !== 'planning',
    waits: true,
    told: [...(failure ? [failure] : []), ...unread].map(toExplanation),
  };
}

/** Of what is looked at once, and looked at again by who wants to know. */
export function endingOfLook(
  status: string,
  problems: readonly { message: string; remedy?: string }[],
): Ending {
  return {
    status,
    isDone: problems.length === 0,
    isOver: true,
    waits: false,
    told: problems.map(toExplanation),
  };
}

function toExplanation(problem: {
  message: string;
  remedy?: string;
}): Explanation {
  return { reason: problem.message, remedy: problem.remedy };
}
