import { DateTime } from 'luxon';
import { useEffect, useState } from 'react';

/** The time, second by second while it matters. */
export function useNow(isTicking: boolean): DateTime {
  const [now, setNow] = useState(() => DateTime.now());
  useEffect(() => {
    if (!isTicking) return undefined;
    const timer = setInterval(() => setNow(DateTime.now()), 1_000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
