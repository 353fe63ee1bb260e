import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type Deployment,
  type DeploymentUpdate,
  isDeploymentOver,
  progressOf,
} from '@quarterdeck/plugin-environments-common';
import { Notice } from '../common/Notice';
import { CancelButton } from './CancelButton';
import { DelegationNotice } from './DelegationNotice';
import { DeploymentLinks } from './DeploymentLinks';
import { DeploymentOffers } from './DeploymentOffers';
import { DeploymentSummary } from './DeploymentSummary';
import { EventList } from './EventList';
import { FailureNotice } from './FailureNotice';
import { RemainderList } from './RemainderList';
import { StackProgressRow } from './StackProgressRow';
import { ToneBar } from './ToneBar';
import { useNow } from './useNow';
import { DEPLOYMENT_WORDS } from './words';

const EVENTS_SHOWN = 8;

const CANCELLING_WORDS: Record<Deployment['kind'], string> = {
  deploy:
    'CloudFormation rolls back the stacks that it was working on; no other is begun. Some resources, such as a database, have to be finished before they can be removed.',
  destroy: 'What is being deleted still goes; nothing else is begun.',
};

/** While AWS keeps the portal from it: nothing is rolled back as yet. */
const HELD_UP_WORDS: Record<Deployment['kind'], string> = {
  deploy:
    'No other stack is begun. What CloudFormation is working on is rolled back once AWS has let the portal ask for that; what is finished before stays.',
  destroy: CANCELLING_WORDS.destroy,
};

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: '100%',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  stacks: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** A deployment from its beginning to its end. */
export function DeploymentProgress(props: { update: DeploymentUpdate }) {
  const { deployment, events } = props.update;
  const classes = useStyles();
  const isOver = isDeploymentOver(deployment.status);
  const now = useNow(!isOver);
  const { completed, total } = progressOf(deployment);
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <DeploymentSummary deployment={deployment} now={now} />
        {!isOver && <CancelButton deployment={deployment} />}
      </div>
      {!isOver && (
        <ToneBar
          label={`Progress of ${deployment.environmentId}`}
          percent={total > 0 ? (100 * completed) / total : undefined}
          text={total > 0 ? `${completed} of ${total} resources` : undefined}
          tone={DEPLOYMENT_WORDS[deployment.status].tone}
        />
      )}
      {deployment.status === 'succeeded' && deployment.kind === 'deploy' && (
        <DeploymentLinks deployment={deployment} />
      )}
      {deployment.status === 'queued' && (
        <Typography color="textSecondary">
          The portal works on a few deployments at a time; this one begins as
          soon as there is a free place.
        </Typography>
      )}
      {deployment.problem && (
        <Notice tone="warning" title={deployment.problem.message}>
          {deployment.problem.remedy}
        </Notice>
      )}
      {deployment.delegation && !isOver && (
        <DelegationNotice delegation={deployment.delegation} />
      )}
      {deployment.failure && <FailureNotice failure={deployment.failure} />}
      {deployment.status === 'cancelling' && (
        <Typography>
          {deployment.problem
            ? HELD_UP_WORDS[deployment.kind]
            : CANCELLING_WORDS[deployment.kind]}
        </Typography>
      )}
      {deployment.status === 'cancelled' && (
        <Typography>
          {deployment.kind === 'destroy'
            ? 'What was not yet deleted is still there.'
            : 'Stacks that were finished stay as they are; the others are as they were before.'}
        </Typography>
      )}
      {deployment.offers.length > 0 && (
        <DeploymentOffers update={props.update} />
      )}
      {deployment.remainders.length > 0 && (
        <RemainderList remainders={deployment.remainders} />
      )}
      {deployment.stacks.length > 0 && (
        <ul className={classes.stacks} aria-label="Stacks">
          {deployment.stacks.map(stack => (
            <StackProgressRow
              key={stack.stackName}
              accountId={deployment.accountId}
              stack={stack}
              events={events}
              now={now}
            />
          ))}
        </ul>
      )}
      {events.length > 0 && <EventList events={events} limit={EVENTS_SHOWN} />}
    </div>
  );
}
