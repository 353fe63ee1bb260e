import { type Explained, explainError } from '../failures/explainError';
import { sleep } from '../runner/sleep';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** What might have passed has not, for as long as anybody wanted to wait. */
export class WaitedOut extends Error {
  readonly name = 'WaitedOut';

  constructor(readonly problem: Explained) {
    super(problem.message);
  }
}

/**
 * Asks AWS or DNS, and asks again while it is out of reach, throttles, or does
 * not take the credentials. The portal's own failures are nobody's to wait for.
 *
 * @param options - `limitMs`: no attempt begins later than that; `signal` ends
 * the waiting; `onTrouble` is told of each attempt that fails.
 * @throws WaitedOut when that does not pass; what AWS refuses for good, as it
 * is; the reason of `signal`.
 */
export async function insist<T>(
  call: () => Promise<T>,
  options: {
    limitMs: number;
    signal: AbortSignal;
    onTrouble: (problem: Explained) => Promise<void>;
  },
): Promise<T> {
  const { limitMs, onTrouble, signal } = options;
  const startedMs = performance.now();
  for (let waitMs = FIRST_WAIT_MS; ; waitMs *= 2) {
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      const problem = explainError(error);
      if (!problem.isPassing || !isAsked(problem)) throw error;
      if (performance.now() - startedMs >= limitMs)
        throw new WaitedOut(problem);
      await onTrouble(problem);
      await sleep(Math.min(waitMs, LONGEST_WAIT_MS), signal);
    }
  }
}

function isAsked({ source }: Explained): boolean {
  return source === 'aws' || source === 'dns';
}
