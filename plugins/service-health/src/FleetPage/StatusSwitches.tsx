import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  type FleetRow,
  STATUS_LABELS,
} from '@quarterdeck/plugin-service-health-common';
import { countByStatus } from '../fleet/countByStatus';
import { StatusLabel } from '../status/StatusLabel';

const useStyles = makeStyles(theme => ({
  button: { textTransform: 'none', padding: theme.spacing(0.5, 1.25) },
}));

/** How many rows have each status; each count shows those alone. */
export const StatusSwitches = ({
  rows,
  chosen,
  onToggle,
}: {
  rows: FleetRow[];
  chosen: string[];
  onToggle: (status: string) => void;
}) => {
  const classes = useStyles();
  return (
    <>
      {countByStatus(rows).map(({ status, count }) => {
        const isPressed = chosen.includes(status);
        return (
          <Button
            key={status}
            size="small"
            variant={isPressed ? 'contained' : 'outlined'}
            aria-pressed={isPressed}
            className={classes.button}
            onClick={() => onToggle(status)}
          >
            <StatusLabel status={status}>
              {`${count} ${STATUS_LABELS[status].toLocaleLowerCase('en')}`}
            </StatusLabel>
          </Button>
        );
      })}
    </>
  );
};
