import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseRange, type TimeRange, withRange } from './TimeRange';

/** The range that the URL asks for, so that a link shows the same to others. */
export function useTimeRange(): {
  range: TimeRange;
  complaint?: string;
  setRange: (range: TimeRange) => void;
} {
  const [search, setSearch] = useSearchParams();
  const parsed = useMemo(() => parseRange(search), [search]);
  const setRange = useCallback(
    (range: TimeRange) =>
      setSearch(before => withRange(before, range), {
        // Where one looks next is where one is, not where one was.
        preventScrollReset: true,
      }),
    [setSearch],
  );
  return { ...parsed, setRange };
}
