import { useApi } from '@backstage/core-plugin-api';
import { useEffect, useMemo, useState } from 'react';
import { logQueriesApiRef, type Place } from '../api/LogQueriesApi';
import { fieldNamesOf } from '../rows/recordFields';
import type { ShownRow } from '../rows/ShownRow';

/**
 * The names of fields that a query over these log groups can use: those that
 * AWS has discovered, and those of the rows on the page.
 */
export function useFields(
  logs: {
    place?: Place;
    logGroupNames: readonly string[];
    /** Whose log groups they are. */
    entityRef?: string;
  },
  rows: readonly ShownRow[],
): readonly string[] {
  const api = useApi(logQueriesApiRef);
  const [discovered, setDiscovered] = useState<readonly string[]>([]);
  const { place, logGroupNames, entityRef } = logs;
  const key =
    place && logGroupNames.length > 0
      ? JSON.stringify({ ...place, logGroupNames, entityRef })
      : '';

  useEffect(() => {
    if (!key) return undefined;
    const controller = new AbortController();
    api.listFields(JSON.parse(key), controller.signal).then(
      fields => setDiscovered(fields.map(({ name }) => name)),
      // Completion does without them; running the query tells what is wrong.
      () => controller.signal.aborted || setDiscovered([]),
    );
    return () => controller.abort();
  }, [api, key]);

  return useMemo(
    () => [
      ...new Set([...discovered, ...fieldNamesOf(rows.map(row => row.values))]),
    ],
    [discovered, rows],
  );
}
