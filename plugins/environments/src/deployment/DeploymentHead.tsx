import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { EnvironmentLinks } from '../common/EnvironmentLinks';
import { Ago } from '../common/Moment';
import { PageHead } from '../common/PageHead';
import { Who } from '../common/Who';
import { deploymentRouteRef, planRouteRef } from '../routes';
import { TaskLink } from '../task/TaskLink';

/** What is done to which environment, for whom, and where that came from. */
export function DeploymentHead(props: { deployment: Deployment }) {
  const { deployment } = props;
  const { accountId, environmentId, kind, planId, region, retryOf } =
    deployment;
  const planRoute = useRouteRef(planRouteRef);
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  return (
    <PageHead
      title={`${kind === 'destroy' ? 'Take down' : 'Deploy'} ${environmentId}`}
    >
      {accountId} · {region} · asked for by{' '}
      <Who name={deployment.requestedBy} /> <Ago iso={deployment.createdAt} />
      {planId && planRoute && (
        <>
          {' · '}
          <Link to={planRoute({ planId })} underline="always">
            by this plan
          </Link>
        </>
      )}
      {retryOf && deploymentRoute && (
        <>
          {' · '}
          <Link
            to={deploymentRoute({ deploymentId: retryOf })}
            underline="always"
          >
            after this attempt
          </Link>
        </>
      )}
      <TaskLink requestId={deployment.requestId} />
      <EnvironmentLinks
        entityRef={deployment.entityRef}
        asOf={deployment.status}
      />
    </PageHead>
  );
}
