import {
  Content,
  EmptyState,
  ResponseErrorPanel,
  WarningPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useCallback } from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { usePolled } from '../polling/usePolled';
import { FleetFilters } from './FleetFilters';
import { FleetTable } from './FleetTable';
import { useFleetFilter } from './useFleetFilter';

const REFRESH_SECONDS = 20;

const useStyles = makeStyles(theme => ({
  table: { padding: theme.spacing(2, 2, 0.5) },
}));

/** Every entity with resources in AWS, worst first. */
export const FleetPage = () => {
  const classes = useStyles();
  const api = useApi(serviceHealthApiRef);
  const fleet = usePolled(
    useCallback((signal: AbortSignal) => api.getFleet(signal), [api]),
    REFRESH_SECONDS,
  );
  const filter = useFleetFilter();

  if (!fleet.value) {
    return (
      <FleetContent>
        {fleet.error ? (
          <ResponseErrorPanel error={fleet.error} />
        ) : (
          <div role="status" aria-busy="true" aria-label="Loading the fleet">
            <Skeleton width="100%" height={320} />
          </div>
        )}
      </FleetContent>
    );
  }
  const { rows } = fleet.value;
  if (rows.length === 0) {
    return (
      <FleetContent>
        <EmptyState
          missing="content"
          title="No environment to watch yet"
          description="Create one under “Create”, or point a component at its ECS service with an annotation."
        />
      </FleetContent>
    );
  }
  return (
    <FleetContent>
      {fleet.error && (
        <WarningPanel
          severity="warning"
          title="The portal does not answer; what is shown gets old"
          message={fleet.error.message}
        />
      )}
      <FleetFilters rows={rows} filter={filter} />
      <Paper className={classes.table}>
        <FleetTable rows={rows.filter(filter.matches)} />
      </Paper>
    </FleetContent>
  );
};

/** The portal's own layout leaves the landmark to the page. */
const FleetContent = ({ children }: { children: ReactNode }) => (
  <main>
    <Content>{children}</Content>
  </main>
);
