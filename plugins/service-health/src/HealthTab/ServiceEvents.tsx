import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { EcsServiceEvent } from '@quarterdeck/plugin-service-health-common';
import { Time } from '../time/Time';

const useStyles = makeStyles(theme => ({
  summary: { cursor: 'pointer' },
  list: { margin: theme.spacing(1, 0, 0), padding: 0, listStyle: 'none' },
  event: {
    display: 'grid',
    gridTemplateColumns: '7em 1fr',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

/** What ECS says of its own doings; closed until someone wants to know. */
export const ServiceEvents = ({ events }: { events: EcsServiceEvent[] }) => {
  const classes = useStyles();
  if (events.length === 0) return null;
  return (
    <details>
      <Typography
        component="summary"
        variant="body2"
        className={classes.summary}
      >
        Service events ({events.length})
      </Typography>
      <ul className={classes.list}>
        {events.map(({ at, message }) => (
          <Typography
            component="li"
            variant="body2"
            key={`${at} ${message}`}
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
