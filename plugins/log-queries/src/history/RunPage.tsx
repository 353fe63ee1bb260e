import { CopyTextButton, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { useParams } from 'react-router-dom';
import { libraryRouteRef } from '../routes';
import { formatMoment, formatRange } from '../run/format';
import { RunView } from '../run/RunView';
import { useRun } from '../run/useRun';
import { rangeToSearch } from '../workbench/range';

const useStyles = makeStyles(theme => ({
  query: {
    margin: 0,
    padding: theme.spacing(2),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: theme.typography.body2.fontSize,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
}));

/** A run and its stored result: the page whose address is passed on. */
export function RunPage() {
  const { runId } = useParams();
  const followed = useRun(runId);
  const { run } = followed;

  return (
    <Box display="flex" flexDirection="column" gridGap={16}>
      {run && <RunHead run={run} />}
      <RunView followed={followed} />
    </Box>
  );
}

function RunHead(props: { run: Run }) {
  const { run } = props;
  const classes = useStyles();
  const libraryPath = useRouteRef(libraryRouteRef);
  const search = rangeToSearch(
    { type: 'absolute', ...run.range },
    new URLSearchParams({
      ...(run.queryId && { query: run.queryId }),
      run: run.id,
    }),
  );

  return (
    <>
      <Box>
        <Box display="flex" alignItems="center" gridGap={8}>
          <Typography variant="h5" component="h2">
            {run.queryName ?? 'A query of its own'}
          </Typography>
          <CopyTextButton
            text={window.location.href}
            tooltipText="Link copied"
            aria-label="Copy the link to this run"
          />
        </Box>
        <Typography variant="body2" color="textSecondary">
          {run.logGroupNames.join(', ')} · {run.accountId} · {run.region}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {formatRange(run.range)} · run by{' '}
          <EntityRefLink entityRef={run.requestedBy} defaultKind="user" />{' '}
          {formatMoment(run.createdAt)}
          {run.entityRef && (
            <>
              {' from '}
              <EntityRefLink entityRef={run.entityRef} />
            </>
          )}
        </Typography>
      </Box>
      <pre className={classes.query}>{run.queryString}</pre>
      <Typography variant="body2">
        <Link to={`${libraryPath?.() ?? ''}?${search}`}>
          Run again or change
        </Link>
      </Typography>
    </>
  );
}
