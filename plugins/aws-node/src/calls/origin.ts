import { isRefusal } from './fence';

const fromAws = new WeakSet<object>();

/** Remembers that a client of AWS has thrown this. */
export function noteOrigin(error: unknown): void {
  if (isObject(error)) fromAws.add(error);
}

/**
 * Whether an error came out of a call of AWS: what AWS has answered, that it has
 * not answered, or that there were no credentials to ask with. All others are
 * the portal's own, such as those of its database, which has the same codes.
 *
 * @public
 */
export function isFromAws(error: unknown): boolean {
  // A refusal comes out of the call as well, before anything went to AWS.
  if (!isObject(error) || isRefusal(error)) return false;
  // The SDK says of each error how many attempts it took.
  return fromAws.has(error) || '$metadata' in error;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
