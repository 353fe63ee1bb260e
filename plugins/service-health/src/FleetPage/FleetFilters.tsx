import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  type FleetRow,
  STATUS_LABELS,
  STATUSES,
} from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../status/StatusLabel';
import type { FleetFilter } from './useFleetFilter';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
  button: { textTransform: 'none' },
  text: {
    flex: '1 1 320px',
    maxWidth: 420,
    marginLeft: 'auto',
    [theme.breakpoints.down('xs')]: { maxWidth: 'none' },
  },
}));

/** How many of each status, each a switch; and a field for words. */
export const FleetFilters = ({
  rows,
  filter,
}: {
  rows: FleetRow[];
  filter: FleetFilter;
}) => {
  const classes = useStyles();
  return (
    <div className={classes.root} role="search" aria-label="Filter the fleet">
      {STATUSES.map(status => {
        const count = rows.filter(row => row.verdict.status === status).length;
        const isPressed = filter.status === status;
        return (
          <Button
            key={status}
            size="small"
            variant={isPressed ? 'contained' : 'outlined'}
            aria-pressed={isPressed}
            className={classes.button}
            onClick={() => filter.setStatus(isPressed ? undefined : status)}
          >
            <StatusLabel status={status}>
              {`${count} ${STATUS_LABELS[status].toLocaleLowerCase('en')}`}
            </StatusLabel>
          </Button>
        );
      })}
      <TextField
        className={classes.text}
        size="small"
        variant="outlined"
        id="fleet-filter"
        label="Filter by name, owner, account, region"
        value={filter.text}
        onChange={event => filter.setText(event.target.value)}
      />
    </div>
  );
};
