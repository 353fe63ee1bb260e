import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  EmptyState,
  ResponseErrorPanel,
  WarningPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import { hasHealth } from '@quarterdeck/plugin-service-health-common';
import { useCallback } from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { usePolled } from '../polling/usePolled';
import { RangePicker } from '../time/RangePicker';
import { useTimeRange } from '../time/useTimeRange';
import { useTimeWindow } from '../time/useTimeWindow';
import { AlarmPanel } from './AlarmPanel';
import { DatabasePanel } from './DatabasePanel';
import { EcsPanel } from './EcsPanel';
import { LoadBalancerPanel } from './LoadBalancerPanel';
import { StatusBanner } from './StatusBanner';

const REPORT_SECONDS = 15;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    // A grid's track is otherwise as wide as its widest table.
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
}));

/** How the entity is, why, and everything that says so. */
export const HealthTab = () => {
  const { entity } = useEntity();
  return hasHealth(entity) ? (
    <Health entityRef={stringifyEntityRef(entity)} />
  ) : (
    <EmptyState
      missing="info"
      title="Nothing to watch yet"
      description="No annotation of this entity points at an ECS service, a database, a load balancer or an alarm. See “Service health” in the documentation for their names."
    />
  );
};

const Health = ({ entityRef }: { entityRef: string }) => {
  const classes = useStyles();
  const api = useApi(serviceHealthApiRef);
  const report = usePolled(
    useCallback(
      (signal: AbortSignal) => api.getReport(entityRef, signal),
      [api, entityRef],
    ),
    REPORT_SECONDS,
  );
  const { range, complaint, setRange } = useTimeRange();
  const { window } = useTimeWindow(range);
  const metrics = usePolled(
    useCallback(
      (signal: AbortSignal) => api.getMetrics(entityRef, window, signal),
      [api, entityRef, window],
    ),
    undefined,
    entityRef,
  );

  if (!report.value) {
    return report.error ? (
      <ResponseErrorPanel error={report.error} />
    ) : (
      <div
        className={classes.root}
        role="status"
        aria-busy="true"
        aria-label="Loading health"
      >
        <Skeleton width="100%" height={96} />
        <Skeleton width="100%" height={280} />
        <Skeleton width="100%" height={280} />
      </div>
    );
  }
  const { ecs, database, loadBalancer, alarm } = report.value.readings;
  return (
    <div className={classes.root}>
      {report.error && (
        <WarningPanel
          severity="warning"
          title="The portal does not answer; what is shown gets old"
          message={report.error.message}
        />
      )}
      <StatusBanner report={report.value} />
      <RangePicker range={range} complaint={complaint} onChange={setRange} />
      {ecs.length > 0 && (
        <EcsPanel
          readings={ecs}
          loadBalancers={loadBalancer}
          metrics={metrics}
        />
      )}
      {database.length > 0 && (
        <DatabasePanel readings={database} metrics={metrics} />
      )}
      {loadBalancer.length > 0 && (
        <LoadBalancerPanel readings={loadBalancer} metrics={metrics} />
      )}
      {alarm.length > 0 && <AlarmPanel readings={alarm} />}
    </div>
  );
};
