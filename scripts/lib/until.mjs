import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;

/**
 * Waits until something is so.
 *
 * @param {string} what is waited for, as a person would say it
 * @param {() => boolean | Promise<boolean>} isSo
 * @param {number} [timeoutMs]
 * @throws when it is not so by then
 */
export async function until(what, isSo, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Too long: ${what}`);
    await sleep(LOOK_AGAIN_MS);
  }
}
