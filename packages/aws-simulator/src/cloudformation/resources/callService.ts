import { ResourceFailure } from '../ResourceProvider';

/** How the exceptions of services tell what kind they are. */
const CODES: Array<[pattern: RegExp, code: ResourceFailure['code']]> = [
  [/AlreadyExist|Exists|Duplicate/, 'AlreadyExists'],
  [/^NoSuch|NotFound|Nonexistent/, 'NotFound'],
];

/**
 * Asks a service as its own clients do. What the service refuses, the resource
 * fails with, in the words that CloudFormation has for it.
 *
 * @param service - as it names itself in failures, such as `Route53`
 * @throws ResourceFailure
 */
export function callService<Result>(
  service: string,
  call: () => Result,
): Result {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, code] = CODES.find(([pattern]) => pattern.test(error.name)) ?? [];
    throw new ResourceFailure(
      `${error.message} (Service: ${service}, Status Code: ${
        code === 'NotFound' ? 404 : 400
      })`,
      code ?? 'InvalidRequest',
    );
  }
}

/**
 * Asks a service to remove what may be gone already.
 * @throws ResourceFailure
 */
export function callToRemove(service: string, call: () => void): void {
  try {
    callService(service, call);
  } catch (error) {
    const isGone =
      error instanceof ResourceFailure && error.code === 'NotFound';
    if (!isGone) throw error;
  }
}
