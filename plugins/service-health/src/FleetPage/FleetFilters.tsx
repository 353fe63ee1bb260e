import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import PersonIcon from '@material-ui/icons/PersonOutline';
import TuneIcon from '@material-ui/icons/Tune';
import type { Fleet } from '@quarterdeck/plugin-service-health-common';
import { useState } from 'react';
import type { IsMine } from '../fleet/useIsMine';
import { FACET_IDS, FACETS } from './facets';
import { FacetMenu } from './FacetMenu';
import { FilterField } from './FilterField';
import { facetOptions, filterRows } from './filtering';
import {
  type FleetQuery,
  isFiltered,
  toggleFacet,
  withFacet,
  withoutFilters,
} from './fleetQuery';
import { StatusSwitches } from './StatusSwitches';
import { narrowQuery } from './tableStyles';
import type { SetFleetQuery } from './useFleetQuery';

/** The status has its switches, the others a menu each. */
const MENUS = FACET_IDS.filter(id => id !== 'status');

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  button: { textTransform: 'none', padding: theme.spacing(0.5, 1.25) },
}));

/** All that the fleet can be filtered by. */
export const FleetFilters = ({
  fleet,
  isMine,
  query,
  setQuery,
}: {
  fleet: Fleet;
  isMine: IsMine;
  query: FleetQuery;
  setQuery: SetFleetQuery;
}) => {
  const classes = useStyles();
  const isNarrow = useMediaQuery(narrowQuery(useTheme()), { noSsr: true });
  const [isOpen, setOpen] = useState(false);
  const menusSet = MENUS.filter(id => query.facets[id]).length;
  const anyStatus = withFacet(query, 'status', []);
  const mineCount = filterRows(
    fleet,
    { ...query, isMine: true },
    isMine,
  ).length;
  return (
    <div role="search" aria-label="Filter the fleet">
      <div className={classes.line}>
        <StatusSwitches
          rows={filterRows(fleet, anyStatus, isMine)}
          chosen={query.facets.status ?? []}
          onToggle={status =>
            setQuery(before => toggleFacet(before, 'status', status))
          }
        />
        <Button
          size="small"
          variant={query.isMine ? 'contained' : 'outlined'}
          color={query.isMine ? 'primary' : 'default'}
          aria-pressed={query.isMine}
          className={classes.button}
          startIcon={<PersonIcon />}
          onClick={() =>
            setQuery(before => ({ ...before, isMine: !before.isMine }))
          }
        >
          {`${mineCount} mine`}
        </Button>
        <FilterField
          value={query.text}
          onChange={text => setQuery(before => ({ ...before, text }))}
        />
      </div>
      <div className={classes.line}>
        {isNarrow && (
          <Button
            size="small"
            className={classes.button}
            startIcon={<TuneIcon />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {menusSet > 0 ? `More filters (${menusSet} set)` : 'More filters'}
          </Button>
        )}
        {(!isNarrow || isOpen) &&
          MENUS.map(id => (
            <FacetMenu
              key={id}
              title={FACETS[id].title}
              chosen={query.facets[id] ?? []}
              labelOf={FACETS[id].labelOf}
              optionsOf={() => facetOptions(fleet, query, isMine, id)}
              onToggle={value =>
                setQuery(before => toggleFacet(before, id, value))
              }
              onClear={() => setQuery(before => withFacet(before, id, []))}
            />
          ))}
        {isFiltered(query) && (
          <Button
            size="small"
            color="primary"
            className={classes.button}
            onClick={() => setQuery(withoutFilters)}
          >
            Show all
          </Button>
        )}
      </div>
    </div>
  );
};
