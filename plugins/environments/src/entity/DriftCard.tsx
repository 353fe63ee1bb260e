import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  type DriftReport,
  type EnvironmentLocation,
  environmentResourceRef,
  environmentsPlanPermission,
} from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { Section } from '../common/Section';
import { ErrorNotice } from '../common/ErrorNotice';
import { Ago } from '../common/Moment';
import { Notice } from '../common/Notice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePolling } from '../api/usePolling';
import { Who } from '../common/Who';
import { DriftedStack } from './DriftedStack';

const DETECTING_INTERVAL_MS = 2_000;

/** Whether somebody has changed the resources by hand, looked at on demand. */
export function DriftCard(props: { location: EnvironmentLocation }) {
  const { location } = props;
  const api = useApi(environmentsApiRef);
  const [version, setVersion] = useState(0);
  const { error, isLoading, value } = usePolling(
    () => api.drift(location),
    `${Object.values(location).join('/')} ${version}`,
    last => (last?.status === 'detecting' ? DETECTING_INTERVAL_MS : undefined),
  );
  const [request, detect] = useAsyncFn(async () => {
    await api.detectDrift(location);
    setVersion(version + 1);
  }, [api, location, version]);
  const { allowed } = usePermission({
    permission: environmentsPlanPermission,
    resourceRef: environmentResourceRef(location),
  });
  const isDetecting = request.loading || value?.status === 'detecting';
  return (
    <Section
      title="Drift"
      subheader={value && <WhoHasLooked report={value} />}
      action={
        allowed && (
          <Button variant="outlined" disabled={isDetecting} onClick={detect}>
            Look now
          </Button>
        )
      }
    >
      {(isLoading || isDetecting) && <Progress />}
      {error && (
        <ErrorNotice title="The last look could not be read" error={error} />
      )}
      {request.error && (
        <ErrorNotice title="Nobody has looked" error={request.error} />
      )}
      {value?.problem && (
        <Notice tone="warning" title={value.problem.message}>
          {value.problem.remedy}
        </Notice>
      )}
      {value?.status === 'none' && !isDetecting && (
        <Typography>
          CloudFormation compares every resource with its template, which takes
          a minute or two.
        </Typography>
      )}
      {value?.stacks.map(stack => (
        <DriftedStack
          key={stack.stackName}
          accountId={location.accountId}
          stack={stack}
        />
      ))}
    </Section>
  );
}

function WhoHasLooked(props: { report: DriftReport }) {
  const { finishedAt, requestedBy, status } = props.report;
  if (status === 'detecting') return <>CloudFormation is looking</>;
  if (!finishedAt) return <>Nobody has looked yet</>;
  return (
    <span>
      As of <Ago iso={finishedAt} />
      {requestedBy && (
        <>
          , asked for by <Who name={requestedBy} />
        </>
      )}
    </span>
  );
}
