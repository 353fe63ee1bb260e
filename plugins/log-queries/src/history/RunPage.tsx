import { useRouteRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { useNavigate, useParams } from 'react-router-dom';
import { addFilter } from '../queryText/addFilter';
import { libraryRouteRef } from '../routes';
import { RunView } from '../run/RunView';
import { useRuns } from '../run/useRuns';
import { RunHead } from './RunHead';
import { workbenchSearch } from './workbenchSearch';

/** A run and its stored result: the page whose address is passed on. */
export function RunPage() {
  const { runId, groupId } = useParams();
  const result = useRuns({ runId, groupId });
  const navigate = useNavigate();
  const libraryPath = useRouteRef(libraryRouteRef)?.() ?? '';
  const [run] = result.runs;
  const text = run && (run.queryTemplate ?? run.queryString);

  return (
    <Box display="flex" flexDirection="column" gridGap={16}>
      {run && <RunHead runs={result.runs} />}
      <RunView
        result={result}
        onZoom={
          run &&
          (range =>
            navigate(`${libraryPath}?${workbenchSearch(run, { range })}`, {
              state: { initialText: text },
            }))
        }
        onFilter={
          run &&
          (filter =>
            navigate(`${libraryPath}?${workbenchSearch(run)}`, {
              state: { initialText: addFilter(text, filter) },
            }))
        }
      />
    </Box>
  );
}
