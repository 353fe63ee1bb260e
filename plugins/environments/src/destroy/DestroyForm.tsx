import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  type DestroyPreview,
  environmentResourceRef,
  environmentsDestroyPermission,
} from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { Section } from '../common/Section';
import { ErrorNotice } from '../common/ErrorNotice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { newRequestId } from '../common/newRequestId';
import { deploymentRouteRef } from '../routes';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), width: 'min(100%, 40rem)' },
  danger: {
    justifySelf: 'start',
    color: theme.palette.error.contrastText,
    backgroundColor: theme.palette.error.main,
    '&:hover': { backgroundColor: theme.palette.error.dark },
  },
}));

/** The name typed, and the button that cannot be taken back. */
export function DestroyForm(props: { preview: DestroyPreview }) {
  const { preview } = props;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const { allowed, loading } = usePermission({
    permission: environmentsDestroyPermission,
    resourceRef: environmentResourceRef(preview),
  });
  const [typed, setTyped] = useState('');
  const [finalSnapshot, setFinalSnapshot] = useState(true);
  const [requestId] = useState(newRequestId);
  const [request, destroy] = useAsyncFn(async () => {
    const { id } = await api.destroy(preview, {
      confirmation: typed,
      finalSnapshot: preview.canSnapshot && finalSnapshot,
      requestId,
    });
    if (deploymentRoute) navigate(deploymentRoute({ deploymentId: id }));
  }, [api, preview, typed, finalSnapshot, requestId]);
  if (loading) return null;
  if (!allowed) {
    return (
      <Typography>
        It takes the permission {environmentsDestroyPermission.name} to take it
        down.
      </Typography>
    );
  }
  return (
    <Section title="Take it down">
      <div className={classes.root}>
        {preview.canSnapshot && (
          <FormControlLabel
            label="Keep a final snapshot of the database"
            control={
              <Checkbox
                color="primary"
                checked={finalSnapshot}
                onChange={(_, checked) => setFinalSnapshot(checked)}
              />
            }
          />
        )}
        <TextField
          id="destroy-confirmation"
          label={`Type ${preview.confirmation} to go on`}
          value={typed}
          autoComplete="off"
          onChange={event => setTyped(event.target.value)}
        />
        <Button
          className={classes.danger}
          variant="contained"
          disabled={typed !== preview.confirmation || request.loading}
          onClick={destroy}
        >
          Take down {preview.environmentId}
        </Button>
        {request.error && (
          <ErrorNotice title="Nothing was taken down" error={request.error} />
        )}
      </div>
    </Section>
  );
}
