import { EmptyState, InfoCard } from '@backstage/core-components';
import { Skeleton } from '@backstage/ui';
import { FailurePanel } from '../status/FailurePanel';
import { useFleet } from '../fleet/useFleet';
import { FLEET_PATH } from '../paths';
import { OverviewRows } from './OverviewRows';
import { StatusLinks } from './StatusLinks';

/** The fleet in short, for a page of something else. */
export const FleetOverview = () => {
  const { fleet, error } = useFleet();

  if (!fleet && error) return <FailurePanel error={error} />;
  if (!fleet) {
    return (
      <div role="status" aria-busy="true" aria-label="Loading the fleet">
        <Skeleton width="100%" height={240} />
      </div>
    );
  }
  if (fleet.rows.length === 0) {
    return (
      <EmptyState
        missing="content"
        title="No environment to watch yet"
        description="Environments appear here by themselves once they are in AWS."
      />
    );
  }
  return (
    <InfoCard
      title="Fleet"
      subheader={<StatusLinks rows={fleet.rows} />}
      deepLink={{
        title: `The whole fleet (${fleet.rows.length})`,
        link: FLEET_PATH,
      }}
      noPadding
    >
      <OverviewRows rows={fleet.rows} />
    </InfoCard>
  );
};
