import { Content, EmptyState, WarningPanel } from '@backstage/core-components';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { Loading } from '../status/Loading';
import { FailurePanel } from '../status/FailurePanel';
import { useFleet } from '../fleet/useFleet';
import { FleetView } from './FleetView';

/** Every entity with resources in AWS, worst first. */
export const FleetPage = () => {
  const { fleet, error } = useFleet();
  return (
    // The portal's own layout leaves the landmark to the page.
    <main>
      <Content>
        {!fleet && error && <FailurePanel error={error} />}
        {!fleet && !error && <Loading what="the fleet" heights={[64, 320]} />}
        {fleet && error && (
          <WarningPanel
            severity="warning"
            title="The portal does not answer; what is shown gets old"
            message={messageOf(error)}
          />
        )}
        {fleet?.rows.length === 0 && (
          <EmptyState
            missing="content"
            title="No environment to watch yet"
            description="Create one under “Create”, or point a component at its ECS service with an annotation."
          />
        )}
        {fleet && fleet.rows.length > 0 && <FleetView fleet={fleet} />}
      </Content>
    </main>
  );
};
