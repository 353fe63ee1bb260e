import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import Typography from '@material-ui/core/Typography';
import { useCallback } from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { HEALTH_TAB_PATH } from '../paths';
import { usePolled } from '../polling/usePolled';
import { reasonOf } from '../status/reason';
import { StatusLabel } from '../status/StatusLabel';

const REPORT_SECONDS = 30;

/** The verdict, on the overview of an entity. */
export const HealthCard = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const entityLink = useEntityRefLink();
  const api = useApi(serviceHealthApiRef);
  const { value: report, error } = usePolled(
    useCallback(
      (signal: AbortSignal) => api.getReport(entityRef, signal),
      [api, entityRef],
    ),
    REPORT_SECONDS,
  );
  return (
    <EntityInfoCard
      title="Health"
      footerActions={
        <Link to={`${entityLink(entity)}${HEALTH_TAB_PATH}`}>
          Tasks, database, alarms
        </Link>
      }
    >
      {report && (
        <>
          <Typography variant="h6" component="p" gutterBottom>
            <StatusLabel status={report.verdict.status} />
          </Typography>
          <Typography variant="body2">{reasonOf(report.verdict)}</Typography>
        </>
      )}
      {!report && error && <ResponseErrorPanel error={error} />}
      {!report && !error && (
        <div role="status" aria-busy="true" aria-label="Loading health">
          <Skeleton width="100%" height={64} />
        </div>
      )}
    </EntityInfoCard>
  );
};
