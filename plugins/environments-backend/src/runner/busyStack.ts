/** What the console of CloudFormation calls it, by what is under way. */
const STOPS: Record<string, string | undefined> = {
  CREATE_IN_PROGRESS: 'Delete',
  UPDATE_IN_PROGRESS: 'Cancel update stack',
};

/**
 * How somebody stops what CloudFormation does to a stack, past the portal.
 *
 * @returns undefined for what cannot be stopped, such as a rollback.
 */
export function howToStop(stackStatus: string | undefined): string | undefined {
  const action = STOPS[stackStatus ?? ''];
  return action && `choose “${action}” for that stack in CloudFormation`;
}

/**
 * Why a stack is not touched for now, and the ways out of that.
 *
 * @param afterwards - what happens when it is free.
 */
export function busyStack(
  stackName: string,
  stackStatus: string | undefined,
  afterwards: string,
): { message: string; remedy: string } {
  const stop = howToStop(stackStatus);
  return {
    message: `The stack ${stackName} is busy with another operation (${stackStatus})`,
    remedy: stop
      ? `${afterwards}. Cancelling what waits here does not stop that operation: to stop it, ${stop}`
      : afterwards,
  };
}
