import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';
import type { Stack } from '../../cloudformation/stacks/events';
import { exportsOf, importersOf } from '../../cloudformation/stacks/exports';
import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import { isInProgress, requireStackResource } from './find';

/** @throws AwsError for a stack that is protected, busy or needed by others */
export function assertDeletable(region: Region, stack: Stack) {
  const { status, terminationProtection } = stack.shape;
  if (terminationProtection) {
    throw validationError(
      `Stack [${stack.id}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  if (isInProgress(stack) && status.startsWith('UPDATE')) {
    throw validationError(
      `Stack [${stack.id}] cannot be deleted while in status ${status}`,
    );
  }
  for (const { name } of exportsOf(region).filter(
    each => each.stack === stack,
  )) {
    const [importer] = importersOf(region, name);
    if (importer) {
      throw validationError(
        `Export ${name} cannot be deleted as it is in use by ${importer.shape.name}`,
      );
    }
  }
}

/** What is left behind can be said only after a deletion has failed. */
export function assertRetainable(
  stack: Stack,
  { RetainResources = [], DeletionMode }: DeleteStackInput,
) {
  const hasFailed = stack.shape.status === 'DELETE_FAILED';
  const refuse = (what: string) =>
    validationError(
      `Invalid operation on stack [${stack.id}]. You can ${what} in a delete stack operation only when the stack is in the DELETE_FAILED state.`,
    );
  if (DeletionMode === 'FORCE_DELETE_STACK' && !hasFailed) {
    throw refuse('activate DeletionMode FORCE_DELETE_STACK');
  }
  if (RetainResources.length > 0 && !hasFailed) {
    throw refuse('specify RetainResources');
  }
  for (const id of RetainResources) {
    if (requireStackResource(stack, id).status === 'DELETE_COMPLETE') {
      throw validationError(
        'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
      );
    }
  }
}
