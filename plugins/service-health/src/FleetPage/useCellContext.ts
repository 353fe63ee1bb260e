import { useAnalytics } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useMemo, useRef } from 'react';
import { HEALTH_TAB_PATH } from '../paths';
import { useNow } from '../time/useNow';
import type { CellContext } from './columns';

const AGE_SECONDS = 10;

/** What all cells are drawn with; a new object only when it has changed. */
export function useCellContext(): CellContext {
  const now = useNow(AGE_SECONDS);
  const entityLink = useRef(useEntityRefLink());
  const analytics = useRef(useAnalytics());
  return useMemo(
    () => ({
      now,
      entityPath: ref => entityLink.current(ref),
      healthPath: ref => `${entityLink.current(ref)}${HEALTH_TAB_PATH}`,
      onFollow: ({ currentTarget: { innerText, pathname } }) =>
        analytics.current.captureEvent('click', innerText, {
          attributes: { to: pathname },
        }),
    }),
    [now],
  );
}
