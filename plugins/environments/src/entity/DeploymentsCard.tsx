import { Progress } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { DEPLOYMENTS_SHOWN } from './useEnvironmentDeployments';
import { Section } from '../common/Section';
import { ASKED_AGAIN, ErrorNotice } from '../common/ErrorNotice';
import type { Polled } from '../api/usePolling';
import { DeploymentTable } from '../deployment/DeploymentTable';

/** Who deployed an environment, when, and how that went. */
export function DeploymentsCard(props: { deployments: Polled<Deployment[]> }) {
  const { error, isLoading, value } = props.deployments;
  return (
    <Section
      title="Deployments"
      subheader={
        value?.length === DEPLOYMENTS_SHOWN && `The newest ${DEPLOYMENTS_SHOWN}`
      }
    >
      {isLoading && <Progress />}
      {error && (
        <ErrorNotice
          title="The deployments could not be read"
          error={error}
          next={ASKED_AGAIN}
        />
      )}
      {value?.length === 0 && (
        <Typography>
          Not deployed by this portal yet: the environment was made elsewhere,
          with the AWS CDK for example.
        </Typography>
      )}
      {value && value.length > 0 && <DeploymentTable deployments={value} />}
    </Section>
  );
}
