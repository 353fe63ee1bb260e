import { useCallback, useEffect, useMemo, useState } from 'react';
import type { HealthWindow } from '../api/ServiceHealthApi';
import type { TimeRange } from './TimeRange';

/** CloudWatch has a data point a minute: to look more often shows no more. */
const STEP_MS = 60_000;

/**
 * The window of a range. Up to now, it moves on by whole minutes as long as
 * the page is looked at, so that everything on the page has one time axis, and
 * all who look within the same minute ask for the same.
 */
export function useTimeWindow(range: TimeRange): {
  window: HealthWindow;
  isLive: boolean;
  /** Moves it to now. */
  refresh(): void;
} {
  const [now, setNow] = useState(nextStep);
  const refresh = useCallback(() => setNow(nextStep()), []);
  const isLive = 'lastSeconds' in range;

  useEffect(() => {
    if (!isLive) return undefined;
    const tick = () => {
      if (!document.hidden) refresh();
    };
    tick();
    const timer = setInterval(tick, STEP_MS);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [isLive, refresh]);

  const window = useMemo(
    () =>
      'lastSeconds' in range
        ? {
            start: new Date(now - range.lastSeconds * 1_000).toISOString(),
            end: new Date(now).toISOString(),
          }
        : range,
    [range, now],
  );
  return { window, isLive, refresh };
}

/** The end of the present minute: what happens now is within the window. */
function nextStep(): number {
  return Math.ceil(Date.now() / STEP_MS) * STEP_MS;
}
