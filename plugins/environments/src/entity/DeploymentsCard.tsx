import { useApi } from '@backstage/core-plugin-api';
import {
  EmptyState,
  InfoCard,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  type EnvironmentLocation,
  isDeploymentOver,
} from '@quarterdeck/plugin-environments-common';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { useDeployment } from '../api/useDeployment';
import { usePolling } from '../api/usePolling';
import { DeploymentProgress } from '../deployment/DeploymentProgress';
import { DeploymentTable } from '../deployment/DeploymentTable';

const POLL_INTERVAL_MS = 5_000;
const DEPLOYMENTS_SHOWN = 10;

const useStyles = makeStyles(theme => ({
  active: { marginBottom: theme.spacing(3) },
}));

/** Who deployed an environment, when, and how that went or is going. */
export function DeploymentsCard(props: { location: EnvironmentLocation }) {
  const { location } = props;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const { value, error, isLoading } = usePolling(
    () => api.list({ ...location, limit: DEPLOYMENTS_SHOWN }),
    Object.values(location).join('/'),
    () => POLL_INTERVAL_MS,
  );
  const deployments = value?.items ?? [];
  const active = deployments.find(({ status }) => !isDeploymentOver(status));
  return (
    <InfoCard title="Deployments">
      {isLoading && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {value && deployments.length === 0 && (
        <EmptyState
          missing="data"
          title="Not deployed by this portal yet"
          description="The environment was made elsewhere, with the AWS CDK for example."
        />
      )}
      {active && (
        <div className={classes.active}>
          <ActiveDeployment id={active.id} />
        </div>
      )}
      {deployments.length > 0 && <DeploymentTable deployments={deployments} />}
    </InfoCard>
  );
}

function ActiveDeployment(props: { id: string }) {
  const { value } = useDeployment(props.id);
  return value ? <DeploymentProgress update={value} /> : <Progress />;
}
