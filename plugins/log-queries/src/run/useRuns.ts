import { useApi } from '@backstage/core-plugin-api';
import { isFinished, type Run } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useMemo, useState } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { type FollowedRun, followRun } from './followRun';
import { mergeRuns, type ShownResult } from './mergeRuns';
import { NO_ROWS } from './RunRowsBuffer';
import { useViewing } from './useViewing';

const NOTHING_KNOWN: readonly Run[] = [];

/** What somebody looks at: one run, or the runs of a group side by side. */
export interface RunsSubject {
  runId?: string;
  groupId?: string;
}

/**
 * Follows runs until their end, rows included, and says to the backend that
 * somebody looks at them.
 *
 * @param known - what is known of them already, to show it at once
 */
export function useRuns(
  subject: RunsSubject,
  known: readonly Run[] = NOTHING_KNOWN,
): ShownResult {
  const { runId, groupId } = subject;
  const ids = useRunIds(subject, known);
  const [followed, setFollowed] = useState<Record<string, FollowedRun>>({});
  const api = useApi(logQueriesApiRef);
  const key = ids.value?.join(' ') ?? '';

  useEffect(() => {
    const controller = new AbortController();
    for (const id of key.split(' ').filter(Boolean)) {
      followRun(api, id, controller.signal, change =>
        setFollowed(before => ({
          ...before,
          [id]: { ...(before[id] ?? { result: NO_ROWS }), ...change },
        })),
      );
    }
    return () => controller.abort();
  }, [api, key]);

  const result = useMemo(() => {
    const parts = key
      .split(' ')
      .filter(Boolean)
      .map(
        id =>
          followed[id] ?? {
            result: NO_ROWS,
            run: known.find(run => run.id === id),
          },
      );
    return mergeRuns(parts, Boolean(groupId));
  }, [key, followed, known, groupId]);

  useViewing(
    result.runs.filter(run => !isFinished(run.status)).map(run => run.id),
  );
  return runId || groupId
    ? { ...result, error: result.error ?? ids.error }
    : mergeRuns([], false);
}

/** The runs of the subject, the one it is or those of the group. */
function useRunIds(
  { runId, groupId }: RunsSubject,
  known: readonly Run[],
): { value?: string[]; error?: Error } {
  const api = useApi(logQueriesApiRef);
  const [loaded, setLoaded] = useState<{
    groupId?: string;
    value?: string[];
    error?: Error;
  }>({});
  const knownIds = known
    .filter(run => groupId && run.groupId === groupId)
    .map(run => run.id);
  const isKnown = knownIds.length > 0;

  useEffect(() => {
    if (!groupId || isKnown) return undefined;
    const controller = new AbortController();
    api.getRunGroup(groupId, controller.signal).then(
      group => setLoaded({ groupId, value: group.runs.map(run => run.id) }),
      (error: Error) =>
        controller.signal.aborted || setLoaded({ groupId, error }),
    );
    return () => controller.abort();
  }, [api, groupId, isKnown]);

  if (runId) return { value: [runId] };
  if (isKnown) return { value: knownIds };
  return loaded.groupId === groupId ? loaded : {};
}
