import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import type { Run, RunEstimate } from '@quarterdeck/plugin-log-queries-common';
import { useCallback, useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { refusalOf } from '../api/errors';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { ProblemNote } from '../run/ProblemNote';
import { formatRange } from '../run/format';
import { useRuns } from '../run/useRuns';
import { ResultTable } from '../rows/ResultTable';
import { RunStatusLine } from '../run/RunStatusLine';
import { useTimeZone } from '../time/useTimeZone';
import { ConfirmCostDialog } from '../workbench/ConfirmCostDialog';
import type { ShownResult } from '../run/mergeRuns';
import { ComparedCharts } from '../charts/ComparedCharts';
import { Differences } from './Differences';
import { RunHead } from './RunHead';

/** A run beside the same query over the same minutes of the day before. */
export function ComparePage() {
  const { runId = '' } = useParams();
  const now = useRuns({ runId });
  const comparison = useComparison(runId);
  const before = useRuns({ runId: comparison.run?.id });
  const [run] = now.runs;
  const failure = now.error ?? comparison.error ?? before.error;

  if (comparison.estimate) {
    return (
      <ConfirmCostDialog
        estimate={comparison.estimate}
        onConfirm={() => comparison.start(comparison.estimate?.costUsd)}
        onClose={() => window.history.back()}
      />
    );
  }
  return (
    <Box display="flex" flexDirection="column" gridGap={16}>
      {run ? (
        <RunHead runs={now.runs} what="Day by day" />
      ) : (
        !now.error && <Progress />
      )}
      {failure !== undefined && (
        <ProblemNote
          title="The days cannot be compared"
          message={messageOf(failure)}
        >
          {comparison.error !== undefined && (
            <Button onClick={() => comparison.start()}>Try again</Button>
          )}
        </ProblemNote>
      )}
      <ComparedCharts now={now} before={before} />
      <Differences now={now} before={before} />
      <Grid container spacing={2}>
        <Day title="Now" result={now} />
        <Day title="The day before" result={before} />
      </Grid>
    </Box>
  );
}

function Day(props: { title: string; result: ShownResult }) {
  const { title, result } = props;
  const [zone] = useTimeZone();
  const [run] = result.runs;
  return (
    <Grid item xs={12} lg={6}>
      <Typography variant="subtitle1" component="h3">
        {title}
      </Typography>
      {run ? (
        <>
          <Typography variant="body2" color="textSecondary">
            {formatRange(run.range, zone)}
          </Typography>
          <RunStatusLine run={run} />
          {run.problem && (
            <ProblemNote
              title="The query has failed"
              message={run.problem.message}
              remedy={run.problem.remedy}
              statement={run.problem.statement}
            />
          )}
        </>
      ) : (
        <Progress />
      )}
      {result.rows.length > 0 && (
        <ResultTable
          key={result.generation}
          rows={result.rows}
          columns={result.columns}
        />
      )}
    </Grid>
  );
}

/** Starts the run of the day before, or finds the one that there is. */
function useComparison(runId: string) {
  const api = useApi(logQueriesApiRef);
  const [state, setState] = useState<{
    run?: Run;
    estimate?: RunEstimate;
    error?: unknown;
  }>({});

  const start = useCallback(
    async (confirmedUsd?: number) => {
      setState({});
      try {
        // The same key whenever the page is opened: one comparison for each.
        const idempotencyKey = `compare-${runId}`.slice(0, 64);
        const run = await api.compareRun(runId, {
          idempotencyKey,
          confirmedUsd,
        });
        setState({ run });
      } catch (error) {
        const refusal = refusalOf(error);
        setState(
          refusal?.reason === 'confirmation-needed'
            ? { estimate: refusal.estimate }
            : { error },
        );
      }
    },
    [api, runId],
  );
  useEffect(() => {
    start();
  }, [start]);
  return { ...state, start };
}
