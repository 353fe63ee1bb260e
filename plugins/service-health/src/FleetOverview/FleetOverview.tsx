import {
  EmptyState,
  InfoCard,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import { useCallback } from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { FleetTable } from '../FleetPage/FleetTable';
import { FLEET_PATH } from '../paths';
import { usePolled } from '../polling/usePolled';

const REFRESH_SECONDS = 10;
const MAX_ROWS = 8;

/** The worst of the fleet, for a page of something else. */
export const FleetOverview = () => {
  const api = useApi(serviceHealthApiRef);
  const { value, error } = usePolled(
    useCallback((signal: AbortSignal) => api.getFleet(signal), [api]),
    REFRESH_SECONDS,
  );

  if (!value && error) return <ResponseErrorPanel error={error} />;
  if (!value) {
    return (
      <div role="status" aria-busy="true" aria-label="Loading the fleet">
        <Skeleton width="100%" height={240} />
      </div>
    );
  }
  if (value.rows.length === 0) {
    return (
      <EmptyState
        missing="content"
        title="No environment to watch yet"
        description="Environments appear here by themselves once they are in AWS."
      />
    );
  }
  const unwell = value.rows.filter(
    ({ verdict }) => verdict.status !== 'healthy',
  ).length;
  return (
    <InfoCard
      title="Fleet"
      subheader={
        unwell === 0
          ? `All ${value.rows.length} are healthy`
          : `${unwell} of ${value.rows.length} need a look`
      }
      deepLink={{ title: `All ${value.rows.length}`, link: FLEET_PATH }}
      noPadding
    >
      <FleetTable rows={value.rows.slice(0, MAX_ROWS)} />
    </InfoCard>
  );
};
