import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { StatusIcon } from '../status/StatusIcon';
import { ago } from '../time/Time';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
  },
}));

/** What could not be read, why, what mends it, and how old is what is shown. */
export const ProblemNote = ({
  subject,
  problem,
  lastGoodAt,
}: {
  /** Such as `The database shop-production-db`. */
  subject: string;
  problem: Problem;
  lastGoodAt?: string;
}) => {
  const classes = useStyles();
  return (
    <div className={classes.root} role="alert">
      <StatusIcon status="unknown" />
      <div>
        <Typography variant="body2">
          <strong>{subject} could not be read.</strong> {problem.message}
          {problem.message.endsWith('.') ? '' : '.'}
        </Typography>
        {problem.remedy && (
          <Typography variant="body2">{problem.remedy}.</Typography>
        )}
        {lastGoodAt && (
          <Typography variant="body2" color="textSecondary">
            What is shown was read {ago(lastGoodAt)}.
          </Typography>
        )}
      </div>
    </div>
  );
};
