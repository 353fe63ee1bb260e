import { makeStyles } from '@material-ui/core/styles';
import MutedIcon from '@material-ui/icons/NotificationsOff';
import type { Alarm } from '@quarterdeck/plugin-service-health-common';
import { Time } from '../time/Time';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.palette.text.secondary,
    whiteSpace: 'nowrap',
  },
}));

/** Says of an alarm that nobody hears of it, and until when. */
export const MutedNote = ({ alarm }: { alarm: Alarm }) => {
  const classes = useStyles();
  if (alarm.actionsEnabled && !alarm.mutedUntil) return null;
  return (
    <span className={classes.root}>
      <MutedIcon fontSize="inherit" aria-hidden />
      {alarm.mutedUntil ? (
        <span>
          Muted until <Time iso={alarm.mutedUntil} />
        </span>
      ) : (
        'Its actions are off'
      )}
    </span>
  );
};
