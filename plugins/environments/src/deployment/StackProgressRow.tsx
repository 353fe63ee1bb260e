import Collapse from '@material-ui/core/Collapse';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type {
  DeploymentEvent,
  StackProgress,
} from '@quarterdeck/plugin-environments-common';
import type { DateTime } from 'luxon';
import { useState } from 'react';
import { ConsoleLink } from '../common/ConsoleLink';
import { durationBetween } from './duration';
import { ResourceProgressTable } from './ResourceProgressTable';
import { resourcesOf } from './resourcesOf';
import { StatusLabel } from './StatusLabel';
import { ToneBar } from './ToneBar';
import { stackWords } from './words';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(9rem, 2fr) minmax(6rem, 3fr) 4rem 11rem 5rem 2.5rem',
    gap: theme.spacing(2),
    alignItems: 'center',
    minHeight: 40,
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto auto 2.5rem',
      gap: theme.spacing(0.5, 1.5),
      padding: theme.spacing(1, 0),
    },
  },
  name: {
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1' },
  },
  bar: { [theme.breakpoints.down('sm')]: { gridColumn: '1 / -1' } },
  number: {
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    whiteSpace: 'nowrap',
  },
  status: {
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('sm')]: { order: -1, gridRow: 3 },
  },
  icon: { transition: theme.transitions.create('transform') },
  open: { transform: 'rotate(180deg)' },
}));

/** One stack of a deployment: how far it is, for how long, and its resources. */
export function StackProgressRow(props: {
  accountId: string;
  stack: StackProgress;
  events: readonly DeploymentEvent[];
  now: DateTime;
}) {
  const { accountId, events, now, stack } = props;
  const { stackName } = stack;
  const classes = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const { label, tone } = stackWords(stack);
  const resources = resourcesOf(events, stackName);
  return (
    <li>
      <div className={classes.row}>
        <Typography className={classes.name} variant="body2">
          <ConsoleLink url={stack.consoleUrl} accountId={accountId}>
            {stackName}
          </ConsoleLink>
        </Typography>
        <ToneBar
          className={classes.bar}
          label={`Progress of ${stackName}`}
          percent={percentOf(stack)}
          tone={tone}
        />
        <Typography className={classes.number} variant="body2">
          {stack.status === 'unchanged'
            ? '–'
            : `${stack.completed}/${stack.total}`}
        </Typography>
        <Typography className={classes.status} component="div" variant="body2">
          <StatusLabel label={label} tone={tone} />
          <StackEnd stack={stack} />
        </Typography>
        <Typography
          className={classes.number}
          variant="body2"
          color="textSecondary"
        >
          {durationBetween(stack.startedAt, stack.finishedAt, now)}
        </Typography>
        {resources.length > 0 && (
          <IconButton
            size="small"
            aria-label={`Resources of ${stackName}`}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            <ExpandMoreIcon
              className={`${classes.icon} ${isOpen ? classes.open : ''}`}
            />
          </IconButton>
        )}
      </div>
      <Collapse in={isOpen} mountOnEnter unmountOnExit>
        <ResourceProgressTable
          stackName={stackName}
          resources={resources}
          now={now}
        />
      </Collapse>
    </li>
  );
}

/** The state that a stack was left in when it did not get where it should. */
function StackEnd(props: { stack: StackProgress }) {
  const { stackStatus, status } = props.stack;
  if (!stackStatus || (status !== 'failed' && status !== 'cancelled')) {
    return null;
  }
  return (
    <Typography color="textSecondary" component="div" variant="caption">
      {stackStatus}
    </Typography>
  );
}

/** @returns undefined while nobody knows. */
function percentOf({ completed, status, total }: StackProgress) {
  if (status === 'preparing') return undefined;
  const isDone = ['succeeded', 'unchanged', 'deleted'].includes(status);
  if (isDone) return 100;
  return total === 0 ? 0 : (100 * completed) / total;
}
