import type { TargetProblem } from '@quarterdeck/plugin-log-queries-common';
import { useCallback, useEffect, useState } from 'react';

const ASK_AGAIN_AFTER_MS = 10_000;

/**
 * Asks for a library of queries, and asks again for as long as it has
 * problems, so that the page recovers by itself.
 *
 * @param of - whose library it is: another one forgets what is known
 * @param ask - another function is another question: give the same one
 */
export function useLibrary<T extends { problems: TargetProblem[] }>(
  of: string,
  ask: () => Promise<T>,
): { value?: T; error?: Error; askAgain: () => void } {
  const [state, setState] = useState<{ of: string; value?: T; error?: Error }>({
    of,
  });
  const [version, setVersion] = useState(0);

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askNow = async () => {
      let isWell = false;
      try {
        const value = await ask();
        isWell = value.problems.length === 0;
        if (!isGone) setState({ of, value });
      } catch (thrown) {
        const error =
          thrown instanceof Error ? thrown : new Error(String(thrown));
        if (!isGone) {
          setState(before => ({
            ...(before.of === of ? before : { of }),
            error,
          }));
        }
      }
      if (!isWell && !isGone) timer = setTimeout(askNow, ASK_AGAIN_AFTER_MS);
    };
    askNow();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [of, ask, version]);

  const askAgain = useCallback(() => setVersion(before => before + 1), []);
  const known = state.of === of ? state : {};
  return { ...known, askAgain };
}
