import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  DatabaseHistory,
  Reading,
} from '@quarterdeck/plugin-service-health-common';
import { StatusIcon } from '../../status/StatusIcon';
import { Time } from '../../time/Time';
import { EventList } from '../parts/EventList';
import { ReadingView } from '../parts/ReadingView';

const useStyles = makeStyles(theme => ({
  maintenance: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
  },
}));

/** What is about to be done to the database, and what was. */
export const DatabaseHistoryView = ({
  reading,
}: {
  reading: Reading<DatabaseHistory>;
}) => {
  const classes = useStyles();
  return (
    <ReadingView reading={reading} noun="history of the database">
      {({ pendingMaintenance, events }) => (
        <>
          {pendingMaintenance.map(({ action, description, appliedAt }) => (
            <Typography
              key={`${action} ${appliedAt}`}
              variant="body2"
              component="div"
              className={classes.maintenance}
            >
              <StatusIcon status="degraded" />
              <span>
                Maintenance pending: {description ?? action}
                {appliedAt && (
                  <>
                    , applied by itself from <Time iso={appliedAt} />
                  </>
                )}
              </span>
            </Typography>
          ))}
          <EventList title="Database events" events={events} />
        </>
      )}
    </ReadingView>
  );
};
