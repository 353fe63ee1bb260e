import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { TIMELINE_KINDS, type TimelineKind } from './timelineEntries';

/** Where the kinds stand in the URL; all, where they do not. */
const PARAMETER = 'kinds';

/** The kinds that are shown, kept in the URL. */
export function useShownKinds(): {
  shownKinds: Set<TimelineKind>;
  setShownKinds: (kinds: Set<TimelineKind>) => void;
} {
  const [search, setSearch] = useSearchParams();
  const text = search.get(PARAMETER);
  const shownKinds = useMemo(() => {
    const named = text?.split(',') ?? TIMELINE_KINDS;
    return new Set(TIMELINE_KINDS.filter(kind => named.includes(kind)));
  }, [text]);
  const setShownKinds = useCallback(
    (kinds: Set<TimelineKind>) =>
      setSearch(
        before => {
          const changed = new URLSearchParams(before);
          if (kinds.size === TIMELINE_KINDS.length) changed.delete(PARAMETER);
          else changed.set(PARAMETER, [...kinds].join(','));
          return changed;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  );
  return { shownKinds, setShownKinds };
}
