import {
  EmptyState,
  Link,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { runsRouteRef } from '../routes';
import {
  formatBytes,
  formatMoment,
  formatRange,
  formatUsd,
} from '../run/format';
import { RunStatusLabel } from '../run/RunStatusLine';

const PAGE_SIZE = 25;

const useStyles = makeStyles(theme => ({
  table: {
    whiteSpace: 'nowrap',
    [theme.breakpoints.down('xs')]: { whiteSpace: 'normal' },
  },
  // On a phone: which query, how it went, and when.
  lesser: { [theme.breakpoints.down('xs')]: { display: 'none' } },
}));

/** All runs, newest first. */
export function RunHistory() {
  const classes = useStyles();
  const api = useApi(logQueriesApiRef);
  const [runs, setRuns] = useState<Run[]>();
  const [before, setBefore] = useState<string>();
  const [hasMore, setHasMore] = useState(false);
  const [error, setError] = useState<Error>();

  useEffect(() => {
    let isGone = false;
    api.listRuns({ before, limit: PAGE_SIZE }).then(
      page => {
        if (isGone) return;
        setRuns(known => [...(before ? known ?? [] : []), ...page.runs]);
        setHasMore(page.runs.length === PAGE_SIZE);
      },
      thrown => !isGone && setError(thrown),
    );
    return () => {
      isGone = true;
    };
  }, [api, before]);

  if (error) return <ResponseErrorPanel error={error} />;
  if (!runs) return <Progress />;
  if (runs.length === 0) {
    return (
      <EmptyState
        missing="data"
        title="No query has been run yet"
        description="Run one from the library or from the Logs tab of an entity; its result stays here."
      />
    );
  }
  return (
    <>
      <TableContainer component={Paper}>
        <Table size="small" className={classes.table} aria-label="Runs">
          <TableHead>
            <TableRow>
              <TableCell>Query</TableCell>
              <TableCell>Status</TableCell>
              <TableCell className={classes.lesser}>Looked at</TableCell>
              <TableCell className={classes.lesser}>Run by</TableCell>
              <TableCell>When</TableCell>
              <TableCell className={classes.lesser} align="right">
                Rows
              </TableCell>
              <TableCell className={classes.lesser} align="right">
                Scanned
              </TableCell>
              <TableCell className={classes.lesser} align="right">
                Cost
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {runs.map(run => (
              <RunRow key={run.id} run={run} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {hasMore && (
        <Box mt={2}>
          <Button onClick={() => setBefore(runs[runs.length - 1].id)}>
            Older runs
          </Button>
        </Box>
      )}
    </>
  );
}

function RunRow(props: { run: Run }) {
  const { run } = props;
  const classes = useStyles();
  const runsPath = useRouteRef(runsRouteRef);
  return (
    <TableRow>
      <TableCell>
        <Link to={`${runsPath?.() ?? ''}/${run.id}`}>
          {run.queryName ?? run.queryString.split('\n')[0].slice(0, 80)}
        </Link>
      </TableCell>
      <TableCell>
        <RunStatusLabel status={run.status} />
      </TableCell>
      <TableCell className={classes.lesser}>{formatRange(run.range)}</TableCell>
      <TableCell className={classes.lesser}>
        <EntityRefLink entityRef={run.requestedBy} defaultKind="user" />
      </TableCell>
      <TableCell>{formatMoment(run.createdAt)}</TableCell>
      <TableCell className={classes.lesser} align="right">
        {run.rowCount}
      </TableCell>
      <TableCell className={classes.lesser} align="right">
        {formatBytes(run.statistics.bytesScanned)}
      </TableCell>
      <TableCell className={classes.lesser} align="right">
        {formatUsd(run.costUsd)}
      </TableCell>
    </TableRow>
  );
}
