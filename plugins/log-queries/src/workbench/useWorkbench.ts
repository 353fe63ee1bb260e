import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { isFinished, type Run } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { useMay } from '../library/useMay';
import { addFilter, type FieldFilter } from '../queryText/addFilter';
import { problemsOf, type TextProblem } from '../queryText/problems';
import { useRuns } from '../run/useRuns';
import type { QueryWorkbenchProps } from './QueryWorkbench';
import { useDraft } from './useDraft';
import { useShortcuts } from './useShortcuts';
import { useStartRun } from './useStartRun';
import { useWorkbenchAddress } from './useWorkbenchAddress';
import { wantedRun } from './wantedRun';
import type { WorkbenchQuery } from './WorkbenchQuery';

const NO_RUNS: readonly Run[] = [];
const NO_PROBLEM = { position: undefined, message: undefined };

/** What happens on the workbench. */
export type Workbench = ReturnType<typeof useWorkbench>;

export function useWorkbench(props: QueryWorkbenchProps) {
  const { queries, entityRef, own, places, environments } = props;
  const api = useApi(logQueriesApiRef);
  const alertApi = useApi(alertApiRef);
  const address = useWorkbenchAddress();
  const { isAllowed: mayRun, isKnown } = useMay('run', entityRef);
  const location = useLocation();
  // The next change of the address forgets it.
  const [initialText] = useState<string | undefined>(
    location.state?.initialText,
  );
  const [started, setStarted] = useState(NO_RUNS);
  const [chosenRefs, chooseEnvironments] = useState<readonly string[]>([]);
  const [heldBack, setHeldBack] = useState<TextProblem>();
  const result = useRuns(address.subject, started);
  const draft = useDraft({
    queries,
    address,
    own: own ?? firstPlace(places),
    run: result.runs[0],
    initialText,
  });
  const chosen = environments.environments.filter(environment =>
    chosenRefs.includes(environment.entityRef),
  );
  const starter = useStartRun(runs => {
    setStarted(runs);
    const { id, groupId } = runs[0];
    address.show(runs.length > 1 && groupId ? { groupId } : { runId: id });
  });

  const isRunning = result.runs.some(run => !isFinished(run.status));
  const describe = (fresh?: boolean) =>
    wantedRun({
      draft,
      range: address.range,
      environments: chosen,
      entityRef,
      fresh,
    });
  const wanted = describe();
  const canRun = Boolean(wanted && mayRun && !starter.isStarting && !isRunning);

  /**
   * @param isSure - the text looks wrong, but is meant as it is
   * @param fresh - a stored answer will not do
   */
  const run = ({ isSure = false, fresh = false } = {}) => {
    if (!canRun) return;
    const wrong = problemsOf(draft.text).find(
      ({ severity }) => severity === 'error',
    );
    if (wrong && !isSure && !draft.isForeign) {
      setHeldBack({ ...wrong });
      return;
    }
    setHeldBack(undefined);
    const request = describe(fresh);
    if (request) starter.start(request);
  };

  const cancel = async () => {
    try {
      const unfinished = result.runs.filter(
        ({ status }) => !isFinished(status),
      );
      await Promise.all(unfinished.map(({ id }) => api.cancelRun(id)));
    } catch (error) {
      alertApi.post({
        message: `The query was not cancelled: ${messageOf(error)}`,
        severity: 'error',
      });
    }
  };

  useShortcuts({
    onRun: canRun ? () => run() : undefined,
    onCancel: isRunning ? cancel : undefined,
  });

  const forget = () => {
    starter.forgetProblem();
    setHeldBack(undefined);
  };

  const [due, setDue] = useState<string>();
  const selectedId = draft.selected?.id;
  const chooseAndRun = useRef<(queryId: string) => void>();
  chooseAndRun.current = (queryId: string) => {
    forget();
    if (selectedId !== queryId) address.chooseQuery(queryId, true);
    setDue(queryId);
  };
  const runNow = useRef(run);
  runNow.current = run;
  useEffect(() => {
    // Chosen with one click and run with the same one.
    if (due === undefined || due !== selectedId || !canRun) return;
    setDue(undefined);
    runNow.current();
  }, [due, selectedId, canRun]);

  const { occasion } = props;
  const best = occasion?.runsBest ? occasion.queries[0]?.id : undefined;
  const hasRunBest = useRef(false);
  useEffect(() => {
    // Somebody has clicked on an alarm: that one click is enough.
    if (best === undefined || !address.hasRange || hasRunBest.current) return;
    hasRunBest.current = true;
    chooseAndRun.current?.(best);
  }, [best, address.hasRange]);

  const addFilterLine = (filter: FieldFilter) => {
    const text = addFilter(draft.text, filter);
    if (text === undefined) return;
    forget();
    draft.write(text);
    alertApi.post({
      message: 'A filter was added to the query; Ctrl-Enter runs it',
      severity: 'info',
      display: 'transient',
    });
  };

  // A query that has waited in the queue is refused when its turn comes.
  const refusedRun = result.runs.find(
    ({ problem, queryString, queryTemplate }) =>
      problem?.position && !queryTemplate && queryString === draft.text,
  );
  const refusal = useMemo((): TextProblem | undefined => {
    if (heldBack) return heldBack;
    const { position, message } =
      starter.problem ?? refusedRun?.problem ?? NO_PROBLEM;
    return position && message
      ? { ...position, message, severity: 'error' }
      : undefined;
  }, [heldBack, starter.problem, refusedRun?.problem]);

  return {
    address,
    draft,
    result,
    starter,
    wanted,
    canRun,
    /** Only when it is certain. */
    mayNotRun: isKnown && !mayRun,
    isRunning,
    isShowingRun: Boolean(address.subject.runId ?? address.subject.groupId),
    /** What is wrong in the text: found here, or told by AWS. */
    refusal,
    /** It was not sent, since it would probably be refused. */
    isHeldBack: heldBack !== undefined,
    chosenEnvironments: chosenRefs,
    chooseEnvironments,
    run,
    runAnew: () => run({ fresh: true }),
    cancel,
    write: (text: string) => {
      forget();
      draft.write(text);
    },
    choose: (queryId: string | undefined) => {
      forget();
      address.chooseQuery(queryId);
    },
    runSuggested: (query: WorkbenchQuery) => chooseAndRun.current?.(query.id),
    /** Nothing, for a query whose language the portal does not know. */
    addFilterLine: draft.isForeign ? undefined : addFilterLine,
  };
}

function firstPlace(places: QueryWorkbenchProps['places']) {
  return places.length === 1 ? { ...places[0], logGroupNames: [] } : undefined;
}
