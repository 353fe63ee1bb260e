import { ResourceFailure } from '../ResourceProvider';

/** How the exceptions of services tell what kind they are. */
const CODES: Array<[pattern: RegExp, code: ResourceFailure['code']]> = [
  [/AlreadyExist|Duplicate/, 'AlreadyExists'],
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
