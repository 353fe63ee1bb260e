import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import {
  type Deployment,
  deploymentResourceRef,
  permissionForKind,
} from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { ErrorNotice } from '../common/ErrorNotice';
import { environmentsApiRef } from '../api/environmentsApiRef';

const WHAT_HAPPENS: Record<Deployment['kind'], string> = {
  deploy:
    'CloudFormation rolls back the stacks that it is working on; those that are finished stay. You can deploy again afterwards.',
  destroy:
    'What is being deleted goes; the stacks that are not yet begun stay. You can take down the rest afterwards.',
};

/** Stops a deployment, once somebody has said that they mean it. */
export function CancelButton(props: { deployment: Deployment }) {
  const { deployment } = props;
  const api = useApi(environmentsApiRef);
  const [isAsking, setIsAsking] = useState(false);
  const { allowed } = usePermission({
    permission: permissionForKind(deployment.kind),
    resourceRef: deploymentResourceRef(deployment),
  });
  const [request, cancel] = useAsyncFn(async () => {
    setIsAsking(false);
    await api.cancel(deployment.id);
    return deployment.id;
  }, [api, deployment.id]);
  if (!allowed) return null;
  const isCancelling =
    request.loading ||
    // The page hears of it a moment later.
    request.value === deployment.id ||
    deployment.status === 'cancelling';
  const titleId = `cancel-${deployment.id}`;
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        // Not disabled: that would take the focus away that comes back to it.
        aria-disabled={isCancelling}
        onClick={isCancelling ? undefined : () => setIsAsking(true)}
      >
        {isCancelling ? 'Cancelling…' : 'Cancel…'}
      </Button>
      {request.error && (
        <ErrorNotice
          title="The deployment was not cancelled"
          error={request.error}
        />
      )}
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        aria-labelledby={titleId}
      >
        <DialogTitle id={titleId}>
          Cancel what is done to {deployment.environmentId}?
        </DialogTitle>
        <DialogContent>
          <DialogContentText>{WHAT_HAPPENS[deployment.kind]}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setIsAsking(false)}>Let it go on</Button>
          <Button color="primary" variant="contained" onClick={cancel}>
            Cancel it
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
