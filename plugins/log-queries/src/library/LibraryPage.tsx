import {
  Content,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback, useMemo } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { useWithRecovery } from '../workbench/useWithRecovery';
import { QueryWorkbench } from '../workbench/QueryWorkbench';

/** All saved queries that the portal can see. */
export function LibraryPage() {
  const api = useApi(logQueriesApiRef);
  const { value, error } = useWithRecovery(
    useCallback(() => api.listQueries(), [api]),
  );
  const queries = useMemo(
    () =>
      value?.queries.map(query => ({
        ...query,
        runsOver: query.logGroupNames,
      })) ?? [],
    [value],
  );

  return (
    <main>
      <Content>
        {error && !value && <ResponseErrorPanel error={error} />}
        {!error && !value && <Progress />}
        {value && (
          <QueryWorkbench
            queries={queries}
            problems={value.problems}
            showPlace
          />
        )}
      </Content>
    </main>
  );
}
