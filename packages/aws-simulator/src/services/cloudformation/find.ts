import * as cfn from '@aws-sdk/client-cloudformation';
import { isDeleted } from '../../cloudformation/stacks/exports';
import type { Stack } from '../../cloudformation/stacks/events';
import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  ChangeSetShape,
  StackResourceRecord,
} from '../../world/resources/cloudformation';

/** The stack that is not deleted by its name, or any stack by its ARN. */
export function lookUpStack(
  region: Region,
  nameOrId: string | undefined,
): Stack | undefined {
  return (
    region.stacks.get(nameOrId) ??
    region.stacks.find(
      (shape, stack) => shape.name === nameOrId && !isDeleted(stack),
    )
  );
}

/** @throws AwsError `ValidationError` in the words that clients look for */
export function requireStack(
  region: Region,
  nameOrId: string | undefined,
): Stack {
  const stack = lookUpStack(region, nameOrId);
  if (!stack) {
    throw validationError(`Stack with id ${nameOrId} does not exist`);
  }
  return stack;
}

/** @throws AwsError `ValidationError` */
export function requireStackResource(
  stack: Stack,
  logicalId = '',
): StackResourceRecord {
  const { resources, name } = stack.shape;
  if (Object.hasOwn(resources, logicalId)) return resources[logicalId];
  throw validationError(
    `Resource ${logicalId} does not exist for stack ${name}`,
  );
}

/** @throws ChangeSetNotFoundException */
export function requireChangeSet(
  region: Region,
  nameOrId: string | undefined,
  stackNameOrId: string | undefined,
): Resource<ChangeSetShape> {
  const found =
    region.changeSets.get(nameOrId) ??
    region.changeSets.find(
      shape =>
        shape.name === nameOrId &&
        (shape.stackId === stackNameOrId || shape.stackName === stackNameOrId),
    );
  if (!found) {
    throw new cfn.ChangeSetNotFoundException({
      message: `ChangeSet [${nameOrId}] does not exist`,
      $metadata: {},
    });
  }
  return found;
}

export const isInProgress = (stack: Stack): boolean =>
  stack.shape.status.endsWith('_IN_PROGRESS') &&
  stack.shape.status !== 'REVIEW_IN_PROGRESS';

/** From these only a deletion or a rollback leads on. */
const STUCK = [
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_FAILED',
  'DELETE_FAILED',
  'DELETE_COMPLETE',
];

/** @throws AwsError while something is under way, or nothing can be done */
export function assertUpdatable(stack: Stack) {
  const { status } = stack.shape;
  if (isInProgress(stack) || STUCK.includes(status)) {
    throw cannotUpdate(stack);
  }
}

/**
 * @param api - what the caller uses, in the words of the command line
 * @throws AwsError for a stack that is under review, or was left as it failed
 * and would be rolled back
 */
export function assertUpdatableAtOnce(
  stack: Stack,
  api: 'update-stack' | 'execute-change-set',
  disableRollback = false,
) {
  const { status } = stack.shape;
  if (status === 'REVIEW_IN_PROGRESS' && api === 'update-stack') {
    throw cannotUpdate(stack);
  }
  if (status.endsWith('_FAILED') && !disableRollback) {
    throw validationError(
      `This stack is currently in a non-terminal [${status}] state. To update the stack from this state, please use the disable-rollback parameter with ${api} API. To rollback to the last known good state, use the rollback-stack API`,
    );
  }
}

const cannotUpdate = ({ id, shape }: Stack) =>
  validationError(
    `Stack:${id} is in ${shape.status} state and can not be updated.`,
  );
