import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import type {
  SavedQuery,
  TargetProblem,
} from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useRef } from 'react';
import type { Place } from '../api/LogQueriesApi';
import { QueryList } from '../library/QueryList';
import { ProblemNote } from '../run/ProblemNote';
import { RunView } from '../run/RunView';
import { DraftPanel } from './DraftPanel';
import { Occasion } from './Occasion';
import type { LogEnvironment } from './useEnvironments';
import { useWorkbench } from './useWorkbench';
import type { WorkbenchQuery } from './WorkbenchQuery';

export interface QueryWorkbenchProps {
  queries: readonly WorkbenchQuery[];
  problems: readonly TargetProblem[];
  /** Where a query of one's own can run. */
  places: readonly Place[];
  /** The entity that queries are run from. */
  entityRef?: string;
  /** The folder of the entity's own queries. */
  folder?: string;
  /** Where a query of one's own runs, unless somebody chooses. */
  own?: Place & { logGroupNames: readonly string[] };
  /** Says where each query lives. */
  showPlace?: boolean;
  /** Several can be chosen to run over at once. */
  environments: { environments: LogEnvironment[]; error?: Error };
  /** Queries that fit an alarm or a task, and what that is. */
  occasion?: {
    title: string;
    queries: readonly WorkbenchQuery[];
    /** Whether to run the first of them at once. */
    runsBest?: boolean;
  };
  /** A saved query was made, changed or deleted. */
  onLibraryChanged: (query?: SavedQuery) => void;
}

/** Choose a query, choose the minutes, run, read. */
export function QueryWorkbench(props: QueryWorkbenchProps) {
  const { queries, problems, showPlace, environments, occasion } = props;
  const workbench = useWorkbench(props);
  const { address, draft, result, isShowingRun } = workbench;
  const shown = useRef<HTMLDivElement>(null);
  const { runId, groupId } = address.subject;
  const hasRun = runId ?? groupId;
  useEffect(() => {
    // On a small screen the answer begins below the query.
    if (hasRun) shown.current?.scrollIntoView?.({ block: 'center' });
  }, [hasRun]);

  return (
    <Grid container spacing={3}>
      {problems.length > 0 && (
        <Grid item xs={12}>
          {problems.map(({ accountId, region, problem }) => (
            <ProblemNote
              key={`${accountId}/${region}`}
              title={`The saved queries of account ${accountId}, ${region}, could not be read`}
              message={problem.message}
              remedy={problem.remedy}
              statement={problem.statement}
              severity="warning"
            />
          ))}
        </Grid>
      )}
      {occasion && (
        <Grid item xs={12}>
          <Occasion
            {...occasion}
            selectedId={draft.selected?.id}
            onRun={workbench.runSuggested}
          />
        </Grid>
      )}
      <Grid item xs={12} md={4} lg={3}>
        <QueryList
          queries={queries}
          selectedId={draft.selected?.id}
          showPlace={showPlace}
          environments={showPlace ? environments.environments : undefined}
          isIncomplete={problems.length > 0}
          onSelect={query => workbench.choose(query.id)}
          onNew={() => workbench.choose(undefined)}
        />
      </Grid>
      <Grid item xs={12} md={8} lg={9}>
        <Box display="flex" flexDirection="column" gridGap={16}>
          <DraftPanel workbench={workbench} {...props} />
          <div ref={shown} />
          {isShowingRun && (
            <RunView
              result={result}
              onZoom={range =>
                address.chooseRange({ type: 'absolute', ...range })
              }
              onFilter={workbench.addFilterLine}
              onRunAnew={workbench.runAnew}
            />
          )}
        </Box>
      </Grid>
    </Grid>
  );
}
