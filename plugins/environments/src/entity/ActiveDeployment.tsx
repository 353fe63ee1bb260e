import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Section } from '../common/Section';
import { ASKED_AGAIN, ErrorNotice } from '../common/ErrorNotice';
import { useDeployment } from '../api/useDeployment';
import { DeploymentProgress } from '../deployment/DeploymentProgress';
import { deploymentRouteRef } from '../routes';

/** What is being done to an environment now. */
export function ActiveDeployment(props: { deploymentId: string }) {
  const { deploymentId } = props;
  const { error, value } = useDeployment(deploymentId);
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  return (
    <Section
      title="Under way"
      subheader={
        deploymentRoute && (
          <Link to={deploymentRoute({ deploymentId })}>
            A page of its own, to send to somebody
          </Link>
        )
      }
    >
      {error && (
        <ErrorNotice
          title="The deployment could not be read"
          error={error}
          next={ASKED_AGAIN}
        />
      )}
      {value ? <DeploymentProgress update={value} /> : <Progress />}
    </Section>
  );
}
