import { EmptyState, Link, Progress } from '@backstage/core-components';
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
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { runsRouteRef } from '../routes';
import {
  formatBytes,
  formatMoment,
  formatRange,
  formatUsd,
} from '../run/format';
import { ProblemNote } from '../run/ProblemNote';
import { RunStatusLabel } from '../run/RunStatusLine';
import { useTimeZone } from '../time/useTimeZone';
import { HistoryFilters } from './HistoryFilters';
import { type HistoryFilter, useHistory } from './useHistory';

const useStyles = makeStyles(theme => ({
  short: { whiteSpace: 'nowrap' },
  // A day above a time, where there is no room beside it.
  moment: { minWidth: 104 },
  table: {
    whiteSpace: 'nowrap',
    [theme.breakpoints.down('xs')]: { whiteSpace: 'normal' },
  },
  // On a phone: which query, how it went, and when.
  lesser: { [theme.breakpoints.down('xs')]: { display: 'none' } },
}));

/** All runs, newest first; which of them is in the address. */
export function RunHistory() {
  const classes = useStyles();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readFilter(search), [search]);
  const { askAgain, runs, error, loadMore } = useHistory(filter);
  const isFiltered = Object.values(filter).some(Boolean);
  const onChange = useCallback(
    (next: HistoryFilter) => setSearch(writeFilter(next), { replace: true }),
    [setSearch],
  );

  return (
    <>
      <HistoryFilters filter={filter} runs={runs ?? []} onChange={onChange} />
      {error && (
        <ProblemNote
          title="The runs could not be read"
          message={messageOf(error)}
        >
          <Button onClick={askAgain}>Try again</Button>
        </ProblemNote>
      )}
      {!runs && !error && <Progress />}
      {runs?.length === 0 && <NoRuns isFiltered={isFiltered} />}
      {runs && runs.length > 0 && (
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
      )}
      {loadMore && (
        <Box mt={2}>
          <Button onClick={loadMore}>Older runs</Button>
        </Box>
      )}
    </>
  );
}

function NoRuns(props: { isFiltered: boolean }) {
  return props.isFiltered ? (
    <EmptyState
      missing="data"
      title="No such run"
      description="No run is of this person, entity and query, with these words."
    />
  ) : (
    <EmptyState
      missing="data"
      title="No query has been run yet"
      description="Run one from the library or from the Logs tab of an entity; its result stays here."
    />
  );
}

const KEYS = {
  requestedBy: 'by',
  entityRef: 'entity',
  queryId: 'query',
  search: 'search',
} as const satisfies Record<keyof HistoryFilter, string>;

function readFilter(search: URLSearchParams): HistoryFilter {
  return Object.fromEntries(
    Object.entries(KEYS).map(([name, key]) => [
      name,
      search.get(key) ?? undefined,
    ]),
  );
}

function writeFilter(filter: HistoryFilter): URLSearchParams {
  return new URLSearchParams(
    Object.entries(KEYS).flatMap(([name, key]) => {
      const value = filter[name as keyof HistoryFilter];
      return value ? [[key, value]] : [];
    }),
  );
}

function RunRow(props: { run: Run }) {
  const { run } = props;
  const classes = useStyles();
  const runsPath = useRouteRef(runsRouteRef);
  const [zone] = useTimeZone();
  return (
    <TableRow>
      <TableCell>
        <Link to={`${runsPath?.() ?? ''}/${run.id}`}>
          {run.queryName ?? run.queryString.split('\n')[0].slice(0, 80)}
        </Link>
        {run.environment && ` · ${run.environment}`}
      </TableCell>
      <TableCell className={classes.short}>
        <RunStatusLabel status={run.status} />
      </TableCell>
      <TableCell className={classes.lesser}>
        {formatRange(run.range, zone)}
      </TableCell>
      <TableCell className={classes.lesser}>
        <EntityRefLink entityRef={run.requestedBy} defaultKind="user" />
      </TableCell>
      <TableCell className={classes.moment}>
        {formatMoment(run.createdAt, zone)}
      </TableCell>
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
