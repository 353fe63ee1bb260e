import { parseEntityRef } from '@backstage/catalog-model';
import { Link, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useMemo } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { runsRouteRef, tailRouteRef } from '../routes';
import { LibraryProblem } from '../library/LibraryProblem';
import { ProblemNote } from '../run/ProblemNote';
import { QueryWorkbench } from '../workbench/QueryWorkbench';
import { useEnvironments } from '../workbench/useEnvironments';
import { useLibrary } from '../workbench/useLibrary';
import { useOccasion } from './useOccasion';

/** The workbench of one entity. */
export function EntityWorkbench(props: { entityRef: string }) {
  const { entityRef } = props;
  const api = useApi(logQueriesApiRef);
  const environments = useEnvironments();
  const tailPath = useRouteRef(tailRouteRef)?.();
  const runsPath = useRouteRef(runsRouteRef)?.();
  const search = new URLSearchParams({ entity: entityRef });
  const offered = useOccasion(entityRef);
  const { value, error, askAgain } = useLibrary(
    entityRef,
    useMemo(
      () => () => api.listEntityQueries(parseEntityRef(entityRef)),
      [api, entityRef],
    ),
  );
  const suggested = offered?.suggestions?.queries;
  const queries = useMemo(
    () =>
      (value?.queries ?? []).map(
        query => suggested?.find(({ id }) => id === query.id) ?? query,
      ),
    [value, suggested],
  );

  if (error && !value) return <LibraryProblem error={error} />;
  if (!value) return <Progress />;
  const [place] = value.targets;
  const { folder } =
    environments.environments.find(each => each.entityRef === entityRef) ?? {};
  return (
    <>
      {offered?.error && (
        <ProblemNote
          title="The queries that fit could not be found"
          message={messageOf(offered.error)}
          severity="warning"
        />
      )}
      {tailPath && runsPath && (
        <Typography variant="body2" align="right" gutterBottom>
          <Link underline="always" to={`${runsPath}?${search}`}>
            Earlier runs
          </Link>
          {' · '}
          <Link underline="always" to={`${tailPath}?${search}`}>
            Live tail
          </Link>
        </Typography>
      )}
      <QueryWorkbench
        queries={queries}
        problems={value.problems}
        places={value.targets}
        entityRef={entityRef}
        folder={folder}
        own={place && { ...place, logGroupNames: value.logGroupNames }}
        environments={environments}
        occasion={
          offered?.suggestions && {
            title: offered.title,
            runsBest: offered.runsBest,
            queries: offered.suggestions.queries,
          }
        }
        onLibraryChanged={askAgain}
      />
    </>
  );
}
