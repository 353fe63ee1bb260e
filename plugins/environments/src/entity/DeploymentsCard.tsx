import { useApi } from '@backstage/core-plugin-api';
import {
  EmptyState,
  InfoCard,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  type Deployment,
  type EnvironmentLocation,
  isDeploymentOver,
} from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { useDeployment } from '../api/useDeployment';
import { usePolling } from '../api/usePolling';
import { DeploymentProgress } from '../deployment/DeploymentProgress';
import { durationBetween } from '../deployment/duration';
import { StatusLabel } from '../deployment/StatusLabel';
import { useNow } from '../deployment/useNow';
import { DEPLOYMENT_WORDS } from '../deployment/words';

const POLL_INTERVAL_MS = 5_000;
const DEPLOYMENTS_SHOWN = 10;

const useStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto' },
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

function DeploymentTable(props: { deployments: Deployment[] }) {
  const classes = useStyles();
  const now = useNow(false);
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label="Deployments">
        <TableHead>
          <TableRow>
            <TableCell>When</TableCell>
            <TableCell>Who</TableCell>
            <TableCell>Result</TableCell>
            <TableCell>Took</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.deployments.map(deployment => (
            <TableRow key={deployment.id}>
              <TableCell>
                {DateTime.fromISO(deployment.createdAt).toLocaleString(
                  DateTime.DATETIME_MED,
                )}
              </TableCell>
              <TableCell>
                <EntityRefLink entityRef={deployment.requestedBy} />
              </TableCell>
              <TableCell>
                <StatusLabel {...DEPLOYMENT_WORDS[deployment.status]} />
                {deployment.failure?.reason}
              </TableCell>
              <TableCell>
                {deployment.finishedAt &&
                  durationBetween(
                    deployment.startedAt ?? deployment.createdAt,
                    deployment.finishedAt,
                    now,
                  )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
