import { useCallback, useEffect, useState } from 'react';

/** What {@link usePolled} knows. */
export interface Polled<TValue> {
  /** The newest that could be loaded; it stays while the next one loads. */
  value?: TValue;
  /** Why the last attempt failed; gone with the next that succeeds. */
  error?: Error;
  /** Nothing has been loaded yet, nor has anything failed. */
  isLoading: boolean;
  /** What is shown was asked for otherwise, and the answer is on its way. */
  isOutdated: boolean;
  /** Loads at once. */
  refresh(): void;
}

/** So soon is tried again what failed and would not be loaded again. */
const RETRY_SECONDS = 30;

/**
 * Loads something now and again, as long as the page is looked at. A new
 * `load` loads at once: memoize it.
 *
 * @param intervalSeconds - how often; never, where there is none, except when
 * the last attempt failed
 * @param subject - as long as it stays the same, the value of an earlier
 * `load` is shown until the present one's is there; without it, never
 */
export function usePolled<TValue>(
  load: (signal: AbortSignal) => Promise<TValue>,
  intervalSeconds: number | undefined,
  subject?: string,
): Polled<TValue> {
  const [state, setState] = useState<{
    load: typeof load;
    subject?: string;
    value?: TValue;
    error?: Error;
  }>({ load, subject });
  const [attempt, setAttempt] = useState(0);
  const refresh = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const isShown = (before: { load: typeof load; subject?: string }) =>
      before.load === load ||
      (subject !== undefined && before.subject === subject);
    load(controller.signal).then(
      value => {
        if (!controller.signal.aborted) setState({ load, subject, value });
      },
      (error: Error) => {
        if (controller.signal.aborted) return;
        setState(before => ({
          load,
          subject,
          value: isShown(before) ? before.value : undefined,
          error,
        }));
      },
    );
    return () => controller.abort();
  }, [load, subject, attempt]);

  const hasFailed = state.load === load && state.error !== undefined;
  const seconds = intervalSeconds ?? (hasFailed ? RETRY_SECONDS : undefined);
  useEffect(() => {
    if (seconds === undefined) return undefined;
    const tick = () => {
      if (!document.hidden) refresh();
    };
    const timer = setInterval(tick, seconds * 1_000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [seconds, refresh]);

  const isPresent = state.load === load;
  const isOfSubject = subject !== undefined && state.subject === subject;
  const value = isPresent || isOfSubject ? state.value : undefined;
  const error = isPresent ? state.error : undefined;
  return {
    value,
    error,
    isLoading: value === undefined && error === undefined,
    isOutdated: value !== undefined && !isPresent,
    refresh,
  };
}
