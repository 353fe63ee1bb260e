import { WarningPanel } from '@backstage/core-components';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type DeploymentUpdate,
  isDeploymentOver,
  progressOf,
} from '@quarterdeck/plugin-environments-common';
import { DelegationNotice } from './DelegationNotice';
import { DeploymentLinks } from './DeploymentLinks';
import { DeploymentOffers } from './DeploymentOffers';
import { durationBetween, remainingWords } from './duration';
import { EventList } from './EventList';
import { FailureNotice } from './FailureNotice';
import { RemainderList } from './RemainderList';
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
        {!isOver && deployment.estimate && (
          <Typography color="textSecondary">
            {remainingWords(deployment.estimate.remainingSeconds)}
          </Typography>
        )}
      </div>
      {deployment.status === 'succeeded' && deployment.kind === 'deploy' && (
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
      {deployment.delegation && !isOver && (
        <DelegationNotice delegation={deployment.delegation} />
      )}
      {deployment.failure && <FailureNotice failure={deployment.failure} />}
      {deployment.offers.length > 0 && (
        <DeploymentOffers deployment={deployment} />
      )}
      {deployment.remainders.length > 0 && (
        <RemainderList remainders={deployment.remainders} />
      )}
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
