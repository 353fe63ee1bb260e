import { Progress } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  type AbsoluteRange,
  isFinished,
  type Run,
} from '@quarterdeck/plugin-log-queries-common';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { mayPass } from '../api/errors';
import { ResultCharts } from '../charts/ResultCharts';
import type { FieldFilter } from '../queryText/addFilter';
import { ResultTable } from '../rows/ResultTable';
import { useTimeZone } from '../time/useTimeZone';
import { formatCount, formatRange } from './format';
import type { ShownResult } from './mergeRuns';
import { ProblemNote } from './ProblemNote';
import { RunActions } from './RunActions';
import { RunStatusLine } from './RunStatusLine';
import { StoredAnswerNote } from './StoredAnswerNote';

/** Runs: how far they are, what is in their way, and the rows so far. */
export function RunView(props: {
  result: ShownResult;
  /** Somebody wants to look closer at these minutes. */
  onZoom?: (range: AbsoluteRange) => void;
  onFilter?: (filter: FieldFilter) => void;
  /** The same once more, asked of AWS. */
  onRunAnew?: () => void;
}) {
  const { result, onZoom, onFilter, onRunAnew } = props;
  const { runs, rows, columns, error, generation } = result;
  const [run] = runs;
  if (!run && !error) return <Progress />;
  const isNothingFound =
    rows.length === 0 &&
    runs.length > 0 &&
    runs.every(({ status, rowCount }) => status === 'complete' && !rowCount);

  return (
    <Box display="flex" flexDirection="column" gridGap={12}>
      {error && (
        <ProblemNote
          title={
            mayPass(error)
              ? 'The portal does not answer; trying again'
              : 'This run cannot be shown'
          }
          message={messageOf(error)}
          severity={mayPass(error) ? 'warning' : 'error'}
        />
      )}
      {run?.answeredFrom && (
        <StoredAnswerNote answer={run.answeredFrom} onRunAnew={onRunAnew} />
      )}
      {runs.map(each => (
        <RunStatusLine key={each.id} run={each} />
      ))}
      {runs.map(each => (
        <RunProblems key={each.id} run={each} />
      ))}
      <ResultCharts result={result} onZoom={onZoom} />
      {run && <RunActions runs={runs} hasRows={rows.length > 0} />}
      {rows.length > 0 && (
        <ResultTable
          key={generation}
          rows={rows}
          columns={columns}
          onFilter={onFilter}
        />
      )}
      {isNothingFound && <NoRows runs={runs} />}
    </Box>
  );
}

const FAILURE_TITLES: Record<string, string> = {
  'access-denied': 'The portal may not run this query',
  credentials: 'AWS does not accept the portal’s credentials',
  throttled: 'AWS asks to slow down',
  unreachable: 'AWS does not answer',
  'not-found': 'A log group is gone',
};

function RunProblems(props: { run: Run }) {
  const { run } = props;
  const { problem, status, environment } = run;
  const where = environment ? ` in ${environment}` : '';
  return (
    <>
      {problem && (
        <ProblemNote
          title={`${
            FAILURE_TITLES[problem.kind] ??
            (isFinished(status) ? 'The query has failed' : 'AWS is in the way')
          }${where}`}
          message={problem.message}
          remedy={problem.remedy}
          statement={problem.statement}
          severity={isFinished(status) ? 'error' : 'warning'}
        />
      )}
      {status === 'timeout' && !problem && (
        <ProblemNote
          title={`AWS gave up on the query${where}`}
          message="It ran for as long as AWS lets a query run, which is 60 minutes."
          remedy="Choose a shorter range, or fewer log groups"
        />
      )}
      {run.truncated && (
        <Typography variant="body2">
          There are more rows{where} than these first{' '}
          {formatCount(run.rowCount)}. Narrow the range or filter further.
        </Typography>
      )}
    </>
  );
}

function NoRows(props: { runs: readonly Run[] }) {
  const [zone] = useTimeZone();
  const [run] = props.runs;
  const names = new Set(props.runs.flatMap(each => each.logGroupNames));
  return (
    <Box py={4} textAlign="center">
      <Typography variant="h6" component="p">
        Nothing found
      </Typography>
      <Typography variant="body2" color="textSecondary">
        No record of {[...names].join(', ')} matches between{' '}
        {formatRange(run.range, zone)}.
      </Typography>
    </Box>
  );
}
