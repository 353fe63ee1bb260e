import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useTaskEventStream } from '@backstage/plugin-scaffolder-react';
import {
  DefaultTemplateOutputs,
  type ScaffolderTemplateOutputsComponent,
} from '@backstage/plugin-scaffolder-react/alpha';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { Section } from '../common/Section';
import { ASKED_AGAIN, ErrorNotice } from '../common/ErrorNotice';
import { useDeployment } from '../api/useDeployment';
import { useTaskDeployment } from '../api/useTaskDeployment';
import { DeploymentProgress } from '../deployment/DeploymentProgress';
import { deploymentRouteRef } from '../routes';
import { PlanToLookAt } from './PlanToLookAt';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), gridTemplateColumns: '100%' },
}));

/**
 * What the scaffolder shows below the steps of a task that deploys an
 * environment: the deployment as it goes on, which ends with where to go; the
 * template's outputs say the same, and stand in where it cannot be shown.
 */
export const TaskProgress: ScaffolderTemplateOutputsComponent = ({
  output,
}) => {
  const classes = useStyles();
  const { taskId = '' } = useParams();
  const { completed: isTaskOver } = useTaskEventStream(taskId);
  const deploymentId = useTaskDeployment(taskId, isTaskOver);
  const deployment = useDeployment(deploymentId.value);
  const error = deployment.error ?? deploymentId.error;
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const isWaiting = !deployment.value && !isTaskOver && !error;
  return (
    <div className={classes.root}>
      {error && (
        <ErrorNotice
          title="The deployment could not be read"
          error={error}
          next={ASKED_AGAIN}
        />
      )}
      {isWaiting && <LinearProgress aria-label="Waiting for the deployment" />}
      {deployment.value && (
        <Section
          title={`Deployment of ${deployment.value.deployment.environmentId}`}
          subheader={
            deploymentRoute && (
              <Link
                to={deploymentRoute({
                  deploymentId: deployment.value.deployment.id,
                })}
              >
                A page of its own, to send to somebody
              </Link>
            )
          }
        >
          <DeploymentProgress update={deployment.value} />
        </Section>
      )}
      {output && !deployment.value && (
        <>
          {typeof output.planId === 'string' && (
            <PlanToLookAt planId={output.planId} />
          )}
          <DefaultTemplateOutputs output={output} />
        </>
      )}
    </div>
  );
};
