import { ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import {
  type Deployment,
  environmentResourceRef,
  environmentsDeployPermission,
} from '@quarterdeck/plugin-environments-common';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { environmentsApiRef } from '../api/environmentsApiRef';

/** Stops a deployment; CloudFormation rolls back what it was doing. */
export function CancelButton(props: { deployment: Deployment }) {
  const { deployment } = props;
  const api = useApi(environmentsApiRef);
  const { allowed } = usePermission({
    permission: environmentsDeployPermission,
    resourceRef: environmentResourceRef(deployment),
  });
  const [request, cancel] = useAsyncFn(
    () => api.cancel(deployment.id),
    [api, deployment.id],
  );
  if (!allowed) return null;
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={request.loading || deployment.status === 'cancelling'}
        onClick={cancel}
      >
        Cancel
      </Button>
      {request.error && <ResponseErrorPanel error={request.error} />}
    </>
  );
}
