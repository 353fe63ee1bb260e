import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { HealthReport } from '@quarterdeck/plugin-service-health-common';
import { Facts } from '../HealthTab/parts/Facts';
import { reasonOf } from '../status/reason';
import { StatusLabel } from '../status/StatusLabel';
import { Time } from '../time/Time';
import { figuresOf } from './figures';

const useStyles = makeStyles(theme => ({
  reason: {
    overflowWrap: 'anywhere',
    marginBottom: theme.spacing(1.5),
  },
}));

/** Status, sentence and figures, in the space of a card. */
export const CardContent = ({ report }: { report: HealthReport }) => {
  const classes = useStyles();
  const { alarms, tasks } = figuresOf(report);
  return (
    <>
      <Typography variant="h6" component="p" gutterBottom>
        <StatusLabel status={report.verdict.status} />
      </Typography>
      <Typography variant="body2" className={classes.reason}>
        {reasonOf(report.verdict)}
      </Typography>
      <Facts
        facts={[
          {
            name: 'Tasks',
            value: tasks && `${tasks.running} of ${tasks.desired} running`,
          },
          {
            name: 'Alarms',
            value: alarms && `${alarms.inAlarm} of ${alarms.total} on`,
          },
          { name: 'As of', value: <Time iso={report.at} /> },
        ]}
      />
    </>
  );
};
