import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  type FleetRow,
  STATUS_LABELS,
} from '@quarterdeck/plugin-service-health-common';
import { countByStatus } from '../fleet/countByStatus';
import { FLEET_PATH } from '../paths';
import { StatusLabel } from '../status/StatusLabel';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: theme.typography.body2.fontSize,
  },
}));

/** How many have each status that any has; each leads to those alone. */
export const StatusLinks = ({ rows }: { rows: FleetRow[] }) => {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="By status">
      {countByStatus(rows)
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => (
          <li key={status}>
            <Link to={`${FLEET_PATH}?status=${status}`}>
              <StatusLabel status={status}>
                {`${count} ${STATUS_LABELS[status].toLocaleLowerCase('en')}`}
              </StatusLabel>
            </Link>
          </li>
        ))}
    </ul>
  );
};
