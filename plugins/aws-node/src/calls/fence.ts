import { AsyncLocalStorage } from 'node:async_hooks';

const fences = new AsyncLocalStorage<() => void>();

/**
 * Does something whose requests to AWS each pass a check in the moment before
 * they go out: those that the SDK repeats on its own account as well, and those
 * that had to wait for their turn.
 *
 * @remarks
 * A right that was asked for at the beginning may be gone by the time of the
 * third attempt. No attempt follows one that the check has refused.
 *
 * @param check - throws when nothing may be sent any more.
 * @throws whatever the check has thrown.
 * @public
 */
export function fenced<T>(
  check: () => void,
  work: () => Promise<T>,
): Promise<T> {
  return fences.run(check, work);
}

const refusals = new WeakSet<object>();

/** @throws what the check throws that a request is sent under. */
export function passFence(): void {
  try {
    fences.getStore()?.();
  } catch (error) {
    refusals.add(error as object);
    throw error;
  }
}

/** Whether it is a check that has thrown this, before anything was sent. */
export function isRefusal(error: object): boolean {
  return refusals.has(error);
}
