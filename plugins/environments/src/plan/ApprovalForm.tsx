import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  environmentsApprovePermission,
  type Plan,
  planResourceRef,
} from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import useAsync from 'react-use/lib/useAsync';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { ErrorNotice } from '../common/ErrorNotice';
import { environmentsApiRef } from '../api/environmentsApiRef';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), width: 'min(100%, 40rem)' },
  buttons: { display: 'flex', gap: theme.spacing(1) },
}));

/** Yes or no, for somebody else than the one who asks. */
export function ApprovalForm(props: { plan: Plan; onDone: () => void }) {
  const { onDone, plan } = props;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const identityApi = useApi(identityApiRef);
  const identity = useAsync(() => identityApi.getBackstageIdentity(), []);
  const { allowed, loading } = usePermission({
    permission: environmentsApprovePermission,
    resourceRef: planResourceRef(plan),
  });
  const [comment, setComment] = useState('');
  const [decision, decide] = useAsyncFn(
    async (verdict: 'approvePlan' | 'rejectPlan') => {
      await api[verdict](plan.id, {
        digest: plan.digest ?? '',
        comment: comment.trim() || undefined,
      });
      onDone();
    },
    [api, plan, comment, onDone],
  );
  if (loading || identity.loading) return null;
  if (identity.value?.userEntityRef === plan.requestedBy) {
    return (
      <Typography>
        You have asked for it: send the link to this page to somebody who may
        approve it.
      </Typography>
    );
  }
  if (!allowed) {
    return (
      <Typography>
        It takes the permission {environmentsApprovePermission.name} to approve
        it.
      </Typography>
    );
  }
  return (
    <div className={classes.root}>
      <TextField
        id="plan-comment"
        label="Comment"
        helperText="Needed to reject it"
        multiline
        value={comment}
        onChange={event => setComment(event.target.value)}
      />
      <div className={classes.buttons}>
        <Button
          color="primary"
          variant="contained"
          disabled={decision.loading}
          onClick={() => decide('approvePlan')}
        >
          Approve
        </Button>
        <Button
          variant="outlined"
          disabled={decision.loading || comment.trim() === ''}
          onClick={() => decide('rejectPlan')}
        >
          Reject
        </Button>
      </div>
      {decision.error && (
        <ErrorNotice
          title="The decision was not taken"
          error={decision.error}
        />
      )}
    </div>
  );
}
