import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Time } from '../../time/Time';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(1) },
  summary: { cursor: 'pointer' },
  list: { margin: theme.spacing(1, 0, 0), padding: 0, listStyle: 'none' },
  event: {
    display: 'grid',
    gridTemplateColumns: '8em minmax(0, 1fr)',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

/** What AWS says of its own doings; closed until someone wants to know. */
export const EventList = ({
  title,
  events,
}: {
  title: string;
  /** The newest first. */
  events: { at?: string; message: string }[];
}) => {
  const classes = useStyles();
  if (events.length === 0) return null;
  return (
    <details className={classes.root}>
      <Typography
        component="summary"
        variant="body2"
        className={classes.summary}
      >
        {title} ({events.length})
      </Typography>
      <ul className={classes.list}>
        {events.map(({ at, message }, index) => (
          <Typography
            component="li"
            variant="body2"
            key={`${at} ${message} ${index}`}
            className={classes.event}
          >
            <span>{at && <Time iso={at} />}</span>
            <span>{message}</span>
          </Typography>
        ))}
      </ul>
    </details>
  );
};
