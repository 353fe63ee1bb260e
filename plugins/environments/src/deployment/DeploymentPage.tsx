import {
  InfoCard,
  Link,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { useParams } from 'react-router-dom';
import { useDeployment } from '../api/useDeployment';
import { Who } from '../common/Who';
import { planRouteRef } from '../routes';
import { DeploymentProgress } from './DeploymentProgress';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), gridTemplateColumns: '100%' },
}));

/** A deployment, or a destruction: for who has no task's page to look at. */
export function DeploymentPage() {
  const { deploymentId = '' } = useParams();
  const classes = useStyles();
  const { error, isLoading, value } = useDeployment(deploymentId);
  return (
    <div className={classes.root}>
      {isLoading && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {value && (
        <>
          <DeploymentHead deployment={value.deployment} />
          <InfoCard>
            <DeploymentProgress update={value} />
          </InfoCard>
        </>
      )}
    </div>
  );
}

function DeploymentHead(props: { deployment: Deployment }) {
  const { deployment } = props;
  const { accountId, createdAt, environmentId, kind, planId, region } =
    deployment;
  const planRoute = useRouteRef(planRouteRef);
  return (
    <div>
      <Typography variant="h4" component="h1">
        {kind === 'destroy' ? 'Take down' : 'Deploy'} {environmentId}
      </Typography>
      <Typography color="textSecondary">
        {accountId} · {region} · asked for by{' '}
        <Who name={deployment.requestedBy} />{' '}
        {DateTime.fromISO(createdAt).toRelative()}
        {planId && planRoute && (
          <>
            {' · '}
            <Link to={planRoute({ planId })} underline="always">
              by this plan
            </Link>
          </>
        )}
      </Typography>
    </div>
  );
}
