import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { sleep } from '../runner/sleep';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

const WAITED_OUT = new Set<Problem['kind']>([
  'throttled',
  'unreachable',
  'credentials',
]);

/** What might have passed has not, for as long as anybody wanted to wait. */
export class WaitedOut extends Error {
  readonly name = 'WaitedOut';

  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/**
 * Asks AWS, and asks again while AWS is out of reach, throttles, or does not
 * take the credentials.
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
    onTrouble: (problem: Problem) => Promise<void>;
  },
): Promise<T> {
  const { limitMs, onTrouble, signal } = options;
  const startedMs = performance.now();
  for (let waitMs = FIRST_WAIT_MS; ; waitMs *= 2) {
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      const problem = explainAwsError(error);
      if (!isPassing(error, problem)) throw error;
      if (performance.now() - startedMs >= limitMs)
        throw new WaitedOut(problem);
      await onTrouble(problem);
      await sleep(Math.min(waitMs, LONGEST_WAIT_MS), signal);
    }
  }
}

function isPassing(error: unknown, problem: Problem): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | null)
    ?.$metadata?.httpStatusCode;
  return (
    WAITED_OUT.has(problem.kind) || (status !== undefined && status >= 500)
  );
}
