import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SUMMARY_HEIGHT } from './tableStyles';
import { StatusIcon } from '../status/StatusIcon';
import { shortAge } from '../time/age';
import { useNow } from '../time/useNow';

/** The portal renews the fleet each minute at the latest. */
const STALE_AFTER_SECONDS = 180;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    // Stays in sight, with room for the button: nothing moves when it comes.
    position: 'sticky',
    top: 0,
    zIndex: 3,
    minHeight: SUMMARY_HEIGHT,
    background: theme.palette.background.default,
  },
  age: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  button: { textTransform: 'none', padding: theme.spacing(0.25, 1) },
}));

/** How many rows are shown, how old they are, and whether any would move. */
export const FleetSummary = ({
  shown,
  total,
  at,
  changed,
  onSettle,
}: {
  shown: number;
  total: number;
  at: string;
  changed: number;
  onSettle: () => void;
}) => {
  const classes = useStyles();
  const now = useNow(10);
  const isStale = now - Date.parse(at) > STALE_AFTER_SECONDS * 1_000;
  return (
    <div className={classes.root}>
      <Typography variant="body2" color="textSecondary" role="status">
        {shown === total ? `${total} in all` : `${shown} of ${total}`}
      </Typography>
      <Typography
        variant="body2"
        color={isStale ? 'textPrimary' : 'textSecondary'}
        className={classes.age}
      >
        {isStale && <StatusIcon status="degraded" />}
        {isStale
          ? `As it was ${shortAge(
              at,
              now,
            )} ago: the portal has not been able to renew it since`
          : `As of ${shortAge(at, now)} ago`}
      </Typography>
      <span role="status">
        {changed > 0 && (
          <Button
            size="small"
            variant="outlined"
            color="primary"
            className={classes.button}
            onClick={onSettle}
          >
            {`${changed} changed: put in order`}
          </Button>
        )}
      </span>
    </div>
  );
};
