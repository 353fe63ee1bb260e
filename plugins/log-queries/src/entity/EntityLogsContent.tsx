import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { useWithRecovery } from '../workbench/useWithRecovery';
import { QueryWorkbench } from '../workbench/QueryWorkbench';

/** The Logs tab: the saved queries of an entity over its log groups. */
export function EntityLogsContent() {
  const { entity } = useEntity();
  const api = useApi(logQueriesApiRef);
  const entityRef = stringifyEntityRef(entity);
  const { value, error } = useWithRecovery(
    useCallback(
      () => api.listEntityQueries(parseEntityRef(entityRef)),
      [api, entityRef],
    ),
  );

  if (error && !value) return <ResponseErrorPanel error={error} />;
  if (!value) return <Progress />;
  const [target] = value.targets;
  return (
    <QueryWorkbench
      queries={value.queries}
      problems={value.problems}
      entityRef={entityRef}
      own={target && { ...target, logGroupNames: value.logGroupNames }}
    />
  );
}
