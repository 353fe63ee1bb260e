import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { runsRouteRef } from '../routes';
import type { Draft } from '../workbench/useDraft';

/** What is known of the query that is being worked on. */
export function QueryHead(props: { draft: Draft }) {
  const { selected, place, isEdited } = props.draft;
  const runsPath = useRouteRef(runsRouteRef)?.();
  const { description, owner, runbookUrl } = selected?.notes ?? {};
  return (
    <Box>
      <Typography variant="h6" component="h2">
        {selected?.name ?? 'A query of your own'}
        {selected && isEdited && (
          <Typography component="span" variant="body2" color="textSecondary">
            {' '}
            (edited)
          </Typography>
        )}
      </Typography>
      {description && <Typography variant="body2">{description}</Typography>}
      <Typography variant="body2" color="textSecondary" component="div">
        {place && `${place.accountId} · ${place.region}`}
        {owner && (
          <>
            {' · '}
            <EntityRefLink
              underline="always"
              entityRef={owner}
              defaultKind="group"
            />
          </>
        )}
        {selected && runsPath && (
          <>
            {' · '}
            <Link
              underline="always"
              to={`${runsPath}?${new URLSearchParams({ query: selected.id })}`}
            >
              Earlier runs
            </Link>
          </>
        )}
        {runbookUrl && (
          <>
            {' · '}
            <Link underline="always" to={runbookUrl}>
              Runbook
            </Link>
          </>
        )}
      </Typography>
    </Box>
  );
}
