import { WarningPanel } from '@backstage/core-components';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type DeploymentUpdate,
  isDeploymentOver,
  progressOf,
} from '@quarterdeck/plugin-environments-common';
import { DeploymentLinks } from './DeploymentLinks';
import { durationBetween } from './duration';
import { EventList } from './EventList';
import { FailureNotice } from './FailureNotice';
import { StackProgressRow } from './StackProgressRow';
import { StatusLabel } from './StatusLabel';
import { useNow } from './useNow';
import { DEPLOYMENT_WORDS } from './words';

const EVENTS_SHOWN = 8;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    alignItems: 'center',
  },
  bar: { height: 12, borderRadius: 6 },
  stacks: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** A deployment from its beginning to its end. */
export function DeploymentProgress(props: { update: DeploymentUpdate }) {
  const { deployment, events } = props.update;
  const classes = useStyles();
  const isOver = isDeploymentOver(deployment.status);
  const now = useNow(!isOver);
  const { completed, total } = progressOf(deployment);
  const { label, tone } = DEPLOYMENT_WORDS[deployment.status];
  const elapsed = durationBetween(
    deployment.startedAt,
    deployment.finishedAt,
    now,
  );
  return (
    <div className={classes.root}>
      <div className={classes.summary} role="status">
        <StatusLabel label={label} tone={tone} />
        {total > 0 && (
          <Typography>
            {completed} of {total} resources
          </Typography>
        )}
        {elapsed && (
          <Typography color="textSecondary">
            {isOver ? 'took' : 'for'} {elapsed}
          </Typography>
        )}
      </div>
      {deployment.status === 'succeeded' && (
        <DeploymentLinks deployment={deployment} />
      )}
      {!isOver && (
        <LinearProgress
          className={classes.bar}
          variant={total > 0 ? 'determinate' : 'indeterminate'}
          value={total > 0 ? (100 * completed) / total : undefined}
          aria-label={`Progress of ${deployment.environmentId}`}
        />
      )}
      {deployment.problem && (
        <WarningPanel
          severity="warning"
          title={deployment.problem.message}
          message={deployment.problem.remedy}
        />
      )}
      {deployment.failure && <FailureNotice failure={deployment.failure} />}
      {deployment.stacks.length > 0 && (
        <ul className={classes.stacks} aria-label="Stacks">
          {deployment.stacks.map(stack => (
            <StackProgressRow key={stack.stackName} stack={stack} now={now} />
          ))}
        </ul>
      )}
      {events.length > 0 && <EventList events={events} limit={EVENTS_SHOWN} />}
    </div>
  );
}
