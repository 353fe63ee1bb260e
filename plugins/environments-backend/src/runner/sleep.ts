import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits; ends early when one of the signals is aborted.
 *
 * @throws the reason of `signal`; that of `until` only ends the wait.
 */
export async function sleep(
  milliseconds: number,
  signal: AbortSignal,
  until?: AbortSignal,
): Promise<void> {
  const either = until ? AbortSignal.any([signal, until]) : signal;
  await delay(milliseconds, undefined, { signal: either }).catch(error => {
    if (!either.aborted) throw error;
  });
  signal.throwIfAborted();
}
