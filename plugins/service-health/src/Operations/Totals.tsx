import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { OperationsReport } from '@quarterdeck/plugin-service-health-common';
import { StatusIcon } from '../status/StatusIcon';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: theme.spacing(2),
    margin: 0,
  },
  tile: { padding: theme.spacing(2) },
  value: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: 0,
    fontSize: 28,
    fontWeight: 600,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** The figures that say whether anything is amiss. */
export const Totals = ({ report }: { report: OperationsReport }) => {
  const classes = useStyles();
  const { calls, estimate } = report;
  const total = (name: 'calls' | 'throttles' | 'failures') =>
    calls.reduce((sum, call) => sum + call[name], 0);
  const tiles = [
    { title: 'Calls to AWS', value: number(total('calls')) },
    {
      title: 'Throttled',
      value: number(total('throttles')),
      isBad: total('throttles') > 0,
    },
    {
      title: 'Failed',
      value: number(total('failures')),
      isBad: total('failures') > 0,
    },
    {
      title: 'This month’s metrics, estimated',
      value: `${estimate.projectedUsd.toFixed(2)} USD`,
      note: `${number(estimate.billedMetricReads)} read so far, ${number(
        estimate.projectedMetricReads,
      )} by its end. ${estimate.basis}`,
    },
  ];
  return (
    <dl className={classes.root}>
      {tiles.map(({ title, value, isBad, note }) => (
        <Paper key={title} className={classes.tile}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {title}
          </Typography>
          <dd className={classes.value}>
            {isBad && <StatusIcon status="degraded" />}
            {value}
          </dd>
          {note && (
            <Typography component="dd" variant="caption" color="textSecondary">
              {note}
            </Typography>
          )}
        </Paper>
      ))}
    </dl>
  );
};

function number(value: number): string {
  return value.toLocaleString('en');
}
