import { randomUUID } from 'node:crypto';
import type { Origin } from '../../services/Place';
import { AwsError } from '../../wire';
import {
  type ProviderContext,
  ResourceFailure,
  tagsFor,
} from '../ResourceProvider';

/** What a resource of a stack comes with, for a service that makes it. */
export const originOf = (
  context: ProviderContext,
  own?: Array<{ Key: string; Value: string }>,
): Required<Origin> => ({
  tags: tagsFor(context, own),
  stackId: context.stackId,
});

/**
 * Calls a service as CloudFormation does, which tells its refusals in words of
 * its own.
 *
 * @param service - as the SDK for Java names it, such as `SesV2`
 * @throws ResourceFailure for what the service refuses
 */
export function callService<Result>(
  service: string,
  work: () => Result,
): Result {
  try {
    return work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new ResourceFailure(
      `${error.message} (Service: ${service}, Status Code: ${
        error instanceof AwsError ? error.status : 400
      }, Request ID: ${randomUUID()})`,
      handlerErrorCode(error.name),
    );
  }
}

/** Removes what may be gone already. */
export function callToRemove(service: string, work: () => void): void {
  try {
    callService(service, work);
  } catch (error) {
    const isGone =
      error instanceof ResourceFailure && error.code === 'NotFound';
    if (!isGone) throw error;
  }
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof AwsError || (error instanceof Error && '$fault' in error);

function handlerErrorCode(name: string): ResourceFailure['code'] {
  if (/Exists|AlreadyExist|Duplicate/.test(name)) return 'AlreadyExists';
  if (/NotFound/.test(name)) return 'NotFound';
  return 'InvalidRequest';
}
