import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import Typography from '@material-ui/core/Typography';
import { useCallback } from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { usePolled } from '../polling/usePolled';
import { HEALTH_TAB_PATH } from '../paths';
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
    <InfoCard
      title="Health"
      deepLink={{
        title: 'Tasks, database, alarms',
        link: `${entityLink(entity)}${HEALTH_TAB_PATH}`,
      }}
    >
      {report && (
        <>
          <Typography variant="h6" component="p" gutterBottom>
            <StatusLabel status={report.verdict.status} />
          </Typography>
          <Typography variant="body2">{report.verdict.sentence}</Typography>
        </>
      )}
      {!report && error && <ResponseErrorPanel error={error} />}
      {!report && !error && (
        <div role="status" aria-busy="true" aria-label="Loading health">
          <Skeleton width="100%" height={64} />
        </div>
      )}
    </InfoCard>
  );
};
