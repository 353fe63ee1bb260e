import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { StatusIcon } from '../status/StatusIcon';
import { explainFailure } from './explainFailure';
import type { ActionProgress } from './useAction';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
  },
}));

/** What came of it: what AWS was asked for, or why not, and what mends that. */
export const ActionOutcome = ({ progress }: { progress: ActionProgress }) => {
  const classes = useStyles();
  if (progress.step === 'done') {
    return (
      <div className={classes.root} role="status">
        <StatusIcon status="healthy" />
        <Typography>{progress.result.message}</Typography>
      </div>
    );
  }
  if (progress.step === 'failed') {
    const { message, remedy } = explainFailure(progress.error);
    return (
      <div className={classes.root} role="alert">
        <StatusIcon status="critical" />
        <div>
          <Typography>{message}</Typography>
          {remedy && (
            <Typography variant="body2" color="textSecondary">
              {remedy}
            </Typography>
          )}
        </div>
      </div>
    );
  }
  return null;
};
