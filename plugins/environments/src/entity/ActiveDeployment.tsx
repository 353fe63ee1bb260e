import {
  InfoCard,
  Link,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useDeployment } from '../api/useDeployment';
import { DeploymentProgress } from '../deployment/DeploymentProgress';
import { deploymentRouteRef } from '../routes';

/** What is being done to an environment now. */
export function ActiveDeployment(props: { deploymentId: string }) {
  const { deploymentId } = props;
  const { error, value } = useDeployment(deploymentId);
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  return (
    <InfoCard
      title="Under way"
      subheader={
        deploymentRoute && (
          <Link to={deploymentRoute({ deploymentId })}>
            A page of its own, to send to somebody
          </Link>
        )
      }
    >
      {error && <ResponseErrorPanel error={error} />}
      {value ? <DeploymentProgress update={value} /> : <Progress />}
    </InfoCard>
  );
}
