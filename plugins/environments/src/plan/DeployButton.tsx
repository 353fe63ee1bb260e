import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  environmentsDeployPermission,
  type Plan,
  planResourceRef,
} from '@quarterdeck/plugin-environments-common';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { ErrorNotice } from '../common/ErrorNotice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { deploymentRouteRef } from '../routes';

/** Deploys exactly this plan, and goes on to the deployment's page. */
export function DeployButton(props: { plan: Plan }) {
  const { plan } = props;
  const api = useApi(environmentsApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const { allowed, loading } = usePermission({
    permission: environmentsDeployPermission,
    resourceRef: planResourceRef(plan),
  });
  const [submission, deploy] = useAsyncFn(async () => {
    // One plan is deployed once, however often the button is clicked.
    const request = { planId: plan.id, requestId: `plan/${plan.id}` };
    const { id } = await api.submit(request);
    if (deploymentRoute) navigate(deploymentRoute({ deploymentId: id }));
  }, [api, plan.id, deploymentRoute, navigate]);
  if (loading) return null;
  if (!allowed) {
    return (
      <Typography>
        It takes the permission {environmentsDeployPermission.name} to deploy
        it.
      </Typography>
    );
  }
  return (
    <>
      <Button
        color="primary"
        variant="contained"
        disabled={submission.loading}
        onClick={deploy}
      >
        Deploy this plan
      </Button>
      {submission.error && (
        <ErrorNotice
          title="The plan was not deployed"
          error={submission.error}
        />
      )}
    </>
  );
}
