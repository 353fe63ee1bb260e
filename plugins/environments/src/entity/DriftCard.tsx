import {
  InfoCard,
  Link,
  Progress,
  ResponseErrorPanel,
  WarningPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type {
  DriftReport,
  EnvironmentLocation,
  StackDrift,
} from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePolling } from '../api/usePolling';
import { type Wording } from '../deployment/words';
import { StatusLabel } from '../deployment/StatusLabel';

const DETECTING_INTERVAL_MS = 2_000;

const STATUS_WORDS: Record<StackDrift['status'], Wording> = {
  IN_SYNC: { label: 'As its template says', tone: 'good' },
  DRIFTED: { label: 'Drifted', tone: 'warning' },
  UNKNOWN: { label: 'Not known', tone: 'neutral' },
};

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
  const isDetecting = request.loading || value?.status === 'detecting';
  return (
    <InfoCard
      title="Drift"
      subheader={value && subheaderOf(value)}
      action={
        <Button disabled={isDetecting} onClick={detect}>
          Look now
        </Button>
      }
    >
      {(isLoading || isDetecting) && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {request.error && <ResponseErrorPanel error={request.error} />}
      {value?.problem && (
        <WarningPanel
          title={value.problem.message}
          message={value.problem.remedy}
        />
      )}
      {value?.stacks.map(stack => (
        <DriftOfStack key={stack.stackName} stack={stack} />
      ))}
    </InfoCard>
  );
}

function subheaderOf({ finishedAt, status }: DriftReport): string {
  if (status === 'detecting') return 'CloudFormation is looking';
  if (!finishedAt) return 'Nobody has looked yet';
  return `As of ${DateTime.fromISO(finishedAt).toRelative()}`;
}

function DriftOfStack(props: { stack: StackDrift }) {
  const { stack } = props;
  return (
    <div>
      <Typography variant="body2" component="div">
        <Link to={stack.consoleUrl}>{stack.stackName}</Link>{' '}
        <StatusLabel {...STATUS_WORDS[stack.status]} />
        {stack.problem && ` ${stack.problem.message}`}
      </Typography>
      <Typography component="ul" variant="body2">
        {stack.resources.map(resource => (
          <li key={resource.logicalId}>
            {resource.physicalId ?? resource.logicalId} ({resource.resourceType}
            ){resource.status === 'DELETED' && ': deleted'}
            <ul>
              {resource.differences.map(({ actual, expected, path }) => (
                <li key={path}>
                  {path}: {expected ?? 'nothing'} expected,{' '}
                  {actual ?? 'nothing'} found
                </li>
              ))}
            </ul>
          </li>
        ))}
      </Typography>
    </div>
  );
}
