import { useApi } from '@backstage/core-plugin-api';
import type {
  ListRunsRequest,
  Run,
} from '@quarterdeck/plugin-log-queries-common';
import { useCallback, useEffect, useState } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';

const PAGE_SIZE = 25;

/** Which runs somebody wants to see. */
export type HistoryFilter = Pick<
  ListRunsRequest,
  'requestedBy' | 'entityRef' | 'queryId' | 'search'
>;

interface Pages {
  of: string;
  /** Undefined where not even the first page could be read. */
  runs?: Run[];
  hasMore: boolean;
  error?: Error;
}

/** Runs page by page, newest first. */
export function useHistory(filter: HistoryFilter): {
  /** Undefined while the first page is on its way. */
  runs?: Run[];
  /** Of the page that was asked for last; those before it are still there. */
  error?: Error;
  /** After an error. */
  askAgain: () => void;
  /** Loads the next page; absent when there is none. */
  loadMore?: () => void;
} {
  const api = useApi(logQueriesApiRef);
  const key = JSON.stringify(filter);
  const [pages, setPages] = useState<Pages>();
  const [asked, setAsked] = useState<{ of: string; before?: string }>({
    of: key,
  });
  // Another filter, also one that was there before, begins with the newest.
  if (asked.of !== key) setAsked({ of: key });
  const beforeId = asked.of === key ? asked.before : undefined;
  const [attempt, setAttempt] = useState(0);
  const askAgain = useCallback(() => setAttempt(known => known + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    const wanted = JSON.parse(key) as HistoryFilter;
    api
      .listRuns(
        { ...wanted, before: beforeId, limit: PAGE_SIZE },
        controller.signal,
      )
      .then(
        ({ runs }) =>
          setPages(known => ({
            of: key,
            runs: [
              ...((beforeId && known?.of === key && known.runs) || []),
              ...runs,
            ],
            hasMore: runs.length === PAGE_SIZE,
          })),
        (error: Error) =>
          controller.signal.aborted ||
          setPages(known => ({
            of: key,
            runs: beforeId && known?.of === key ? known.runs : undefined,
            hasMore: false,
            error,
          })),
      );
    return () => controller.abort();
  }, [api, key, beforeId, attempt]);

  if (pages?.of !== key) return { askAgain };
  const last = pages.runs?.[pages.runs.length - 1];
  return {
    askAgain,
    runs: pages.runs,
    error: pages.error,
    loadMore:
      pages.hasMore && last
        ? () => setAsked({ of: key, before: last.id })
        : undefined,
  };
}
