import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { SetFleetQuery } from './useFleetQuery';

const KEY = 'fleet-mine';

/**
 * Remembers whether the user looks at their own, and begins with it where the
 * URL asks for nothing: a link that somebody sends shows what they saw.
 *
 * @returns what to call when the user chooses
 */
export function useRememberedMine(
  setQuery: SetFleetQuery,
): (isMine: boolean) => void {
  const storageApi = useApi(storageApiRef);
  const storage = useMemo(
    () => storageApi.forBucket('service-health'),
    [storageApi],
  );
  const [params] = useSearchParams();
  const beginsPlain = useRef(params.toString() === '');

  useEffect(() => {
    if (!beginsPlain.current) return;
    beginsPlain.current = false;
    if (storage.snapshot<boolean>(KEY).value) {
      setQuery(query => ({ ...query, isMine: true }));
    }
  }, [storage, setQuery]);

  return isMine => {
    storage.set(KEY, isMine);
  };
}
