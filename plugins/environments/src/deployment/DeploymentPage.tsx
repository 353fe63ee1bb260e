import { InfoCard, Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { useDeployment } from '../api/useDeployment';
import { ASKED_AGAIN, ErrorNotice, isNotFound } from '../common/ErrorNotice';
import { NothingHere } from '../common/NothingHere';
import { DeploymentHead } from './DeploymentHead';
import { DeploymentProgress } from './DeploymentProgress';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), gridTemplateColumns: '100%' },
}));

/** A deployment, or a destruction: for who has no task's page to look at. */
export function DeploymentPage() {
  const { deploymentId = '' } = useParams();
  const classes = useStyles();
  const { error, isLoading, value } = useDeployment(deploymentId);
  if (error && isNotFound(error)) {
    return <NothingHere title="There is no such deployment" />;
  }
  return (
    <div className={classes.root}>
      {isLoading && <Progress />}
      {error && (
        <ErrorNotice
          title="The deployment could not be read"
          error={error}
          next={ASKED_AGAIN}
        />
      )}
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
