import { Content, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { LibraryProblem } from './LibraryProblem';
import { QueryWorkbench } from '../workbench/QueryWorkbench';
import { useEnvironments } from '../workbench/useEnvironments';
import { useLibrary } from '../workbench/useLibrary';

/** All saved queries that the portal can see. */
export function LibraryPage() {
  const api = useApi(logQueriesApiRef);
  const environments = useEnvironments();
  const { value, error, askAgain } = useLibrary(
    'all',
    useMemo(() => () => api.listQueries(), [api]),
  );
  const queries = useMemo(
    () =>
      value?.queries.map(query => ({
        ...query,
        runsOver: query.logGroupNames,
        filled: {},
      })) ?? [],
    [value],
  );

  return (
    <main>
      <Content>
        {error && !value && <LibraryProblem error={error} />}
        {!error && !value && <Progress />}
        {value && (
          <QueryWorkbench
            queries={queries}
            problems={value.problems}
            places={value.targets}
            environments={environments}
            onLibraryChanged={askAgain}
            showPlace
          />
        )}
      </Content>
    </main>
  );
}
