import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import useAsync from 'react-use/lib/useAsync';
import type { DestroyPreview } from '@quarterdeck/plugin-environments-common';
import { EnvironmentLinks } from '../common/EnvironmentLinks';
import { PageHead } from '../common/PageHead';
import { ErrorNotice } from '../common/ErrorNotice';
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
      <PageHead title={`Take down ${environmentId}`}>
        {accountId} · {region}
        {value && (
          <EnvironmentLinks
            entityRef={`resource:default/${environmentId}`}
            asOf={environmentId}
          />
        )}
      </PageHead>
      {loading && <Progress />}
      {error && (
        <ErrorNotice title="What is there could not be read" error={error} />
      )}
      {value && !isAnythingThere(value) && (
        <Typography>
          CloudFormation has no stacks of {environmentId} in this account and
          region: there is nothing to take down.
        </Typography>
      )}
      {value && isAnythingThere(value) && (
        <>
          <WhatIsLost preview={value} />
          <DoomedStacks accountId={accountId} stacks={value.stacks} />
          <DestroyForm preview={value} />
        </>
      )}
    </div>
  );
}

/** Where it could not be looked at all, there may be. */
function isAnythingThere({ problems, stacks }: DestroyPreview): boolean {
  return stacks.length > 0 || problems.length > 0;
}
