import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import Typography from '@material-ui/core/Typography';
import { useCallback } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { FailurePanel } from '../status/FailurePanel';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { HEALTH_TAB_PATH } from '../paths';
import { usePolled } from '../polling/usePolled';
import { CardContent } from './CardContent';

const REPORT_SECONDS = 30;

/** As high as what it stands for, so that nothing jumps. */
const PLACE_HOLDER_HEIGHT = 132;

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
      {report && <CardContent report={report} />}
      {report && error && (
        <Typography variant="caption" color="textSecondary" role="status">
          The portal does not answer: {messageOf(error)}. What is shown gets
          old.
        </Typography>
      )}
      {!report && error && <FailurePanel error={error} />}
      {!report && !error && (
        <div role="status" aria-busy="true" aria-label="Loading health">
          <Skeleton width="100%" height={PLACE_HOLDER_HEIGHT} />
        </div>
      )}
    </EntityInfoCard>
  );
};
