import { useCallback, useEffect, useState } from 'react';

/** What {@link usePolled} knows. */
export interface Polled<TValue> {
  /** The newest that could be loaded; it stays while the next one loads. */
  value?: TValue;
  /** Why the last attempt failed; gone with the next that succeeds. */
  error?: Error;
  /** Nothing has been loaded yet, nor has anything failed. */
  isLoading: boolean;
  /** Loads at once. */
  refresh(): void;
}

/**
 * Loads something now and again, as long as the page is looked at. A new
 * `load` starts over: memoize it.
 */
export function usePolled<TValue>(
  load: (signal: AbortSignal) => Promise<TValue>,
  intervalSeconds: number,
): Polled<TValue> {
  const [state, setState] = useState<{
    load: typeof load;
    value?: TValue;
    error?: Error;
  }>({ load });
  const [attempt, setAttempt] = useState(0);
  const refresh = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      value => {
        if (!controller.signal.aborted) setState({ load, value });
      },
      (error: Error) => {
        if (controller.signal.aborted) return;
        setState(before => ({
          load,
          value: before.load === load ? before.value : undefined,
          error,
        }));
      },
    );
    return () => controller.abort();
  }, [load, attempt]);

  useEffect(() => {
    const tick = () => {
      if (!document.hidden) refresh();
    };
    const timer = setInterval(tick, intervalSeconds * 1_000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [intervalSeconds, refresh]);

  // What belongs to an earlier `load` is not shown for this one.
  const { value, error } =
    state.load === load
      ? state
      : { ...state, value: undefined, error: undefined };
  return {
    value,
    error,
    isLoading: value === undefined && error === undefined,
    refresh,
  };
}
