import Typography from '@material-ui/core/Typography';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import type { Pages } from '../api/usePages';
import { Listed } from '../common/Listed';
import { Section } from '../common/Section';
import { DeploymentTable } from '../deployment/DeploymentTable';

/** Who deployed an environment, when, and how that went. */
export function DeploymentsCard(props: { deployments: Pages<Deployment> }) {
  return (
    <Section title="Deployments">
      <Listed
        what="deployments"
        pages={props.deployments}
        render={items => <DeploymentTable deployments={items} />}
      >
        <Typography>
          Not deployed by this portal yet: the environment was made elsewhere,
          with the AWS CDK for example.
        </Typography>
      </Listed>
    </Section>
  );
}
