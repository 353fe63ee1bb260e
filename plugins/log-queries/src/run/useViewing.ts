import { useApi } from '@backstage/core-plugin-api';
import { VIEWER_BEAT_SECONDS } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { newUuid } from '../workbench/newKey';

/** Says that somebody looks at these runs, for as long as it is mounted. */
export function useViewing(runIds: readonly string[]): void {
  const api = useApi(logQueriesApiRef);
  const [viewerId] = useState(newUuid);
  const key = runIds.join(' ');

  useEffect(() => {
    const ids = key.split(' ').filter(Boolean);
    if (ids.length === 0) return undefined;
    // A beat that is lost is made good by the next one, and following the run
    // shows what is wrong with the portal.
    const ignoreLoss = () => undefined;
    const beat = () =>
      ids.forEach(id => api.beginViewing(id, viewerId).catch(ignoreLoss));
    beat();
    const timer = setInterval(beat, VIEWER_BEAT_SECONDS * 1_000);
    return () => {
      clearInterval(timer);
      ids.forEach(id => api.endViewing(id, viewerId).catch(ignoreLoss));
    };
  }, [api, key, viewerId]);
}
