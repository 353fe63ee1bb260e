import { useEffect, useRef, useState } from 'react';

/** What polling has brought so far. */
export interface Polled<T> {
  value?: T;
  /** Of the last attempt; the value is then that of an earlier one. */
  error?: Error;
  isLoading: boolean;
}

/**
 * Asks again and again while the component is there: the next question comes
 * some time after the answer to the last, so a slow backend gets fewer.
 *
 * @param ask - gets the last answer
 * @param key - what is asked for; another key begins anew
 * @param intervalMs - how long to wait after an answer; undefined: no more
 * @param version - another one asks at once, and keeps what is known
 */
export function usePolling<T>(
  ask: (last: T | undefined) => Promise<T>,
  key: string,
  intervalMs: (last: T | undefined) => number | undefined,
  version: number = 0,
): Polled<T> {
  const [polled, setPolled] = useState<Polled<T>>({ isLoading: true });
  const known = useRef<{ of: string; value?: T }>();
  const latest = useRef({ ask, intervalMs });
  latest.current = { ask, intervalMs };
  useEffect(() => {
    let isThere = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = known.current?.of === key ? known.current.value : undefined;
    const askNow = async () => {
      let error: Error | undefined;
      try {
        last = await latest.current.ask(last);
      } catch (cause) {
        error = cause instanceof Error ? cause : new Error(String(cause));
      }
      if (!isThere) return;
      known.current = { of: key, value: last };
      setPolled({ value: last, error, isLoading: false });
      const waitMs = latest.current.intervalMs(last);
      if (waitMs !== undefined) timer = setTimeout(askNow, waitMs);
    };
    if (last === undefined) setPolled({ isLoading: true });
    askNow();
    return () => {
      isThere = false;
      clearTimeout(timer);
    };
  }, [key, version]);
  return polled;
}
