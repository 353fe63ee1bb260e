import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import type { DeploymentFailure } from '@quarterdeck/plugin-environments-common';
import { Notice } from '../common/Notice';
import { planRouteRef } from '../routes';

/** Why a deployment failed, what that means, and what mends it. */
export function FailureNotice(props: { failure: DeploymentFailure }) {
  const { failure } = props;
  const resource = [failure.resourceType, failure.logicalId]
    .filter(Boolean)
    .join(' ');
  const planRoute = useRouteRef(planRouteRef);
  const what = resource || failure.stackName || 'The deployment';
  return (
    <Notice tone="bad" title={`${what} failed`}>
      <Typography gutterBottom>{failure.reason}</Typography>
      {failure.meaning && (
        <Typography gutterBottom>{failure.meaning}</Typography>
      )}
      {failure.remedy && (
        <Typography gutterBottom>
          <strong>What to do: </strong>
          {failure.remedy}
        </Typography>
      )}
      {failure.stackName && failure.stackStatus && (
        <Typography color="textSecondary" variant="body2">
          The stack {failure.stackName} was left as {failure.stackStatus}.
        </Typography>
      )}
      {failure.newPlanId && planRoute && (
        <Link to={planRoute({ planId: failure.newPlanId })} underline="always">
          See the plan that was made anew
        </Link>
      )}
    </Notice>
  );
}
