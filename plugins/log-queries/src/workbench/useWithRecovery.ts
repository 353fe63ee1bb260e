import type { TargetProblem } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';

const ASK_AGAIN_AFTER_MS = 10_000;

/**
 * Asks for something that may have problems, and asks again for as long as it
 * has, so that the page recovers by itself.
 *
 * @param ask - another function is another question: give the same one
 */
export function useWithRecovery<T extends { problems: TargetProblem[] }>(
  ask: () => Promise<T>,
): { value?: T; error?: Error } {
  const [state, setState] = useState<{ value?: T; error?: Error }>({});

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askNow = async () => {
      let isWell = false;
      try {
        const value = await ask();
        isWell = value.problems.length === 0;
        if (!isGone) setState({ value });
      } catch (thrown) {
        const error =
          thrown instanceof Error ? thrown : new Error(String(thrown));
        if (!isGone) setState(before => ({ ...before, error }));
      }
      if (!isWell && !isGone) timer = setTimeout(askNow, ASK_AGAIN_AFTER_MS);
    };
    setState({});
    askNow();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [ask]);

  return state;
}
