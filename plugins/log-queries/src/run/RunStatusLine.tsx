import {
  StatusAborted,
  StatusError,
  StatusOK,
  StatusPending,
  StatusRunning,
} from '@backstage/core-components';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  isFinished,
  type Run,
  type RunStatus,
} from '@quarterdeck/plugin-log-queries-common';
import { formatBytes, formatCount, formatUsd } from './format';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 3),
  },
}));

const LABELS: Record<RunStatus, string> = {
  queued: 'Waiting',
  running: 'Running',
  complete: 'Complete',
  failed: 'Failed',
  cancelled: 'Cancelled',
  timeout: 'Timed out',
};

/** The status of a run as an icon and a word. */
export function RunStatusLabel(props: { status: RunStatus }) {
  const label = LABELS[props.status];
  switch (props.status) {
    case 'queued':
      return <StatusPending>{label}</StatusPending>;
    case 'running':
      return <StatusRunning>{label}</StatusRunning>;
    case 'complete':
      return <StatusOK>{label}</StatusOK>;
    case 'cancelled':
      return <StatusAborted>{label}</StatusAborted>;
    default:
      return <StatusError>{label}</StatusError>;
  }
}

/** How far a run is, and what it has cost. */
export function RunStatusLine(props: { run: Run }) {
  const { run } = props;
  const classes = useStyles();
  const { recordsMatched, recordsScanned, bytesScanned } = run.statistics;

  return (
    <div>
      <div className={classes.line} role="status" aria-live="polite">
        {run.environment && (
          <Typography variant="subtitle2" component="span">
            {run.environment}
          </Typography>
        )}
        <Typography variant="body2" component="span">
          <RunStatusLabel status={run.status} />
        </Typography>
        {run.status === 'queued' && (
          <Typography variant="body2">
            {run.ahead
              ? `${run.ahead} ahead of you in account ${run.accountId}`
              : `Next in account ${run.accountId}`}
          </Typography>
        )}
        {run.cancelledBy === 'nobody-looking' && (
          <Typography variant="body2">
            stopped, since nobody looked at it any more
          </Typography>
        )}
        <Typography variant="body2">
          {formatCount(recordsMatched)} records matched
        </Typography>
        <Typography variant="body2">
          {formatCount(recordsScanned)} scanned
        </Typography>
        <Typography variant="body2">{formatBytes(bytesScanned)}</Typography>
        <Typography
          variant="body2"
          title="The bytes scanned at the price of Logs Insights"
        >
          {formatUsd(run.costUsd)}
          {run.estimate &&
            run.estimate.bytes > 0 &&
            isFinished(run.status) &&
            ` (estimated ${formatUsd(run.estimate.costUsd)})`}
        </Typography>
      </div>
      {!isFinished(run.status) && <RunProgress run={run} />}
    </div>
  );
}

function RunProgress(props: { run: Run }) {
  const { progress } = props.run;
  return progress === undefined ? (
    <LinearProgress aria-label="The query is running" />
  ) : (
    <LinearProgress
      aria-label="The query is running"
      variant="determinate"
      value={Math.round(Math.min(1, progress) * 100)}
    />
  );
}
