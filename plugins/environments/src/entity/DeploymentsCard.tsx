import {
  InfoCard,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import type { Polled } from '../api/usePolling';
import { DeploymentTable } from '../deployment/DeploymentTable';

/** Who deployed an environment, when, and how that went. */
export function DeploymentsCard(props: { deployments: Polled<Deployment[]> }) {
  const { error, isLoading, value } = props.deployments;
  return (
    <InfoCard title="Deployments">
      {isLoading && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {value?.length === 0 && (
        <Typography>
          Not deployed by this portal yet: the environment was made elsewhere,
          with the AWS CDK for example.
        </Typography>
      )}
      {value && value.length > 0 && <DeploymentTable deployments={value} />}
    </InfoCard>
  );
}
