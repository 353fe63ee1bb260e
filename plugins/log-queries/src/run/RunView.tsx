import { Progress } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  type AbsoluteRange,
  isFinished,
  type Run,
} from '@quarterdeck/plugin-log-queries-common';
import { useMemo } from 'react';
import { errorMessage, mayPass } from '../api/errorPosition';
import { ExportButtons } from './ExportButtons';
import { formatCount, formatRange } from './format';
import { ProblemNote } from './ProblemNote';
import { ResultTable } from './ResultTable';
import { RunStatusLine } from './RunStatusLine';
import { timeBars } from './timeBars';
import { TimeChart } from './TimeChart';
import type { FollowedRun } from './useRun';

/** A run: how far it is, what is in its way, and the rows so far. */
export function RunView(props: {
  followed: FollowedRun;
  /** Somebody wants to look closer at these minutes. */
  onZoom?: (range: AbsoluteRange) => void;
}) {
  const { followed, onZoom } = props;
  const { run, result, error } = followed;
  const bars = useMemo(
    () =>
      run && result.rows.length > 0
        ? timeBars(result.rows, result.columns, run.range)
        : undefined,
    [run, result],
  );
  if (!run && !error) return <Progress />;

  return (
    <Box display="flex" flexDirection="column" gridGap={16}>
      {error && (
        <ProblemNote
          title={
            mayPass(error)
              ? 'The portal does not answer; trying again'
              : 'This run cannot be shown'
          }
          message={errorMessage(error)}
          severity={mayPass(error) ? 'warning' : 'error'}
        />
      )}
      {run && <RunStatusLine run={run} />}
      {run?.problem && (
        <ProblemNote
          title={
            isFinished(run.status)
              ? 'The query has failed'
              : 'AWS is in the way'
          }
          message={run.problem.message}
          remedy={run.problem.remedy}
          severity={run.status === 'failed' ? 'error' : 'warning'}
        />
      )}
      {run?.truncated && (
        <Typography variant="body2">
          There are more rows than these first {formatCount(run.rowCount)}.
          Narrow the range or filter further.
        </Typography>
      )}
      {bars && <TimeChart data={bars} onZoom={onZoom} />}
      {result.rows.length > 0 && (
        <ResultTable
          key={result.generation}
          rows={result.rows}
          columns={result.columns}
        />
      )}
      {run && result.rows.length > 0 && <ExportButtons runId={run.id} />}
      {run?.status === 'complete' && run.rowCount === 0 && <NoRows run={run} />}
    </Box>
  );
}

function NoRows(props: { run: Run }) {
  const { range, logGroupNames } = props.run;
  return (
    <Box py={4} textAlign="center">
      <Typography variant="h6" component="p">
        Nothing found
      </Typography>
      <Typography variant="body2" color="textSecondary">
        No record of {logGroupNames.join(', ')} matches between{' '}
        {formatRange(range)}.
      </Typography>
    </Box>
  );
}
