import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import useAsync from 'react-use/lib/useAsync';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { DestroyForm } from './DestroyForm';
import { DoomedStacks } from './DoomedStacks';
import { WhatIsLost } from './WhatIsLost';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), gridTemplateColumns: '100%' },
}));

/** What taking an environment down would mean; then the way to do it. */
export function DestroyPage() {
  const { accountId = '', environmentId = '', region = '' } = useParams();
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const { error, loading, value } = useAsync(
    () => api.destroyPreview({ accountId, environmentId, region }),
    [api, accountId, environmentId, region],
  );
  return (
    <div className={classes.root}>
      <div>
        <Typography variant="h4" component="h1">
          Take down {environmentId}
        </Typography>
        <Typography color="textSecondary">
          {accountId} · {region}
        </Typography>
      </div>
      {loading && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {value && (
        <>
          <WhatIsLost preview={value} />
          <DoomedStacks accountId={accountId} stacks={value.stacks} />
          <DestroyForm preview={value} />
        </>
      )}
    </div>
  );
}
