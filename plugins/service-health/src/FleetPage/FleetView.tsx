import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Fleet } from '@quarterdeck/plugin-service-health-common';
import { useMemo } from 'react';
import { useIsMine } from '../fleet/useIsMine';
import { FleetFilters } from './FleetFilters';
import { filterRows } from './filtering';
import { FleetSummary } from './FleetSummary';
import { FleetTable } from './FleetTable';
import { type SortId, sortRows } from './sorting';
import { useFleetQuery } from './useFleetQuery';
import { useReading } from './useReading';
import { useRememberedMine } from './useRememberedMine';
import { useSteadyRows } from './useSteadyRows';

const useStyles = makeStyles(theme => ({
  nothing: { padding: theme.spacing(4), textAlign: 'center' },
}));

/** A fleet with something in it: what to show of it, and the rows. */
export const FleetView = ({ fleet }: { fleet: Fleet }) => {
  const classes = useStyles();
  const isMine = useIsMine();
  const [query, setQuery] = useFleetQuery();
  const rememberMine = useRememberedMine(setQuery);
  const { isReading, handlers } = useReading();

  const wanted = useMemo(
    () => sortRows(filterRows(fleet, query, isMine), query.sort),
    [fleet, query, isMine],
  );
  const steady = useSteadyRows(wanted, fleet.rows, isReading, query);

  const onSort = (by: SortId) =>
    setQuery(before => ({
      ...before,
      sort: nextSort(before.sort, by),
    }));

  return (
    <>
      <FleetFilters
        fleet={fleet}
        isMine={isMine}
        query={query}
        setQuery={change => {
          const { isMine: onlyMine } = change(query);
          if (onlyMine !== query.isMine) rememberMine(onlyMine);
          setQuery(change);
        }}
      />
      <FleetSummary
        shown={steady.rows.length}
        total={fleet.rows.length}
        at={fleet.at}
        changed={steady.changed}
        onSettle={steady.settle}
      />
      <Paper {...handlers}>
        {steady.rows.length === 0 ? (
          <Typography role="status" className={classes.nothing}>
            Nothing matches the filter.
          </Typography>
        ) : (
          <FleetTable rows={steady.rows} sort={query.sort} onSort={onSort} />
        )}
      </Paper>
    </>
  );
};

/** Pressed once, what one would look for comes first; twice, it comes last. */
function nextSort(
  before: { by: SortId; isReversed: boolean } | undefined,
  by: SortId,
) {
  const current = before ?? { by: 'status', isReversed: false };
  return { by, isReversed: current.by === by && !current.isReversed };
}
