import { Link } from '@backstage/core-components';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { StackProgress } from '@quarterdeck/plugin-environments-common';
import type { DateTime } from 'luxon';
import { durationBetween } from './duration';
import { StatusLabel } from './StatusLabel';
import { STACK_WORDS } from './words';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(8rem, 2fr) minmax(6rem, 3fr) 5rem 8rem 5rem',
    gap: theme.spacing(2),
    alignItems: 'center',
    padding: theme.spacing(0.75, 0),
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: '4rem 1fr auto',
      gap: theme.spacing(0.5, 1),
      padding: theme.spacing(1, 0),
    },
  },
  name: {
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' },
  },
  bar: {
    height: 8,
    borderRadius: 4,
    [theme.breakpoints.down('xs')]: { gridColumn: '1 / -1' },
  },
  number: {
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    [theme.breakpoints.down('xs')]: { textAlign: 'left' },
  },
}));

/** One stack of a deployment: how far it is, and for how long. */
export function StackProgressRow(props: {
  stack: StackProgress;
  now: DateTime;
}) {
  const { stack, now } = props;
  const classes = useStyles();
  const { label, tone } = STACK_WORDS[stack.status];
  const isDone = stack.status === 'succeeded' || stack.status === 'unchanged';
  const percent =
    isDone || stack.total === 0 ? 100 : (100 * stack.completed) / stack.total;
  const isUnknown = stack.status === 'preparing';
  return (
    <li className={classes.row}>
      <Typography className={classes.name} variant="body2">
        {stack.consoleUrl ? (
          <Link to={stack.consoleUrl} title="Open in CloudFormation">
            {stack.stackName}
          </Link>
        ) : (
          stack.stackName
        )}
      </Typography>
      <LinearProgress
        className={classes.bar}
        variant={isUnknown ? 'indeterminate' : 'determinate'}
        value={stack.status === 'waiting' ? 0 : percent}
        color={tone === 'bad' || tone === 'warning' ? 'secondary' : 'primary'}
        aria-label={`Progress of ${stack.stackName}`}
      />
      <Typography className={classes.number} variant="body2">
        {stack.status === 'unchanged'
          ? '–'
          : `${stack.completed}/${stack.total}`}
      </Typography>
      <Typography component="div" variant="body2">
        <StatusLabel label={label} tone={tone} />
      </Typography>
      <Typography
        className={classes.number}
        variant="body2"
        color="textSecondary"
      >
        {durationBetween(stack.startedAt, stack.finishedAt, now)}
      </Typography>
    </li>
  );
}
