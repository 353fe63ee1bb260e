import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type Deployment,
  isDeploymentOver,
  progressOf,
} from '@quarterdeck/plugin-environments-common';
import type { DateTime } from 'luxon';
import { counted } from '../common/counted';
import { Who } from '../common/Who';
import { durationBetween, remainingWords } from './duration';
import { StatusLabel } from './StatusLabel';
import { DEPLOYMENT_WORDS } from './words';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 3),
    alignItems: 'center',
  },
}));

/** In a line: where a deployment is, since when, and for how long still. */
export function DeploymentSummary(props: {
  deployment: Deployment;
  now: DateTime;
}) {
  const { deployment, now } = props;
  const { cancelRequestedBy, estimate, finishedAt, startedAt, status } =
    deployment;
  const classes = useStyles();
  const isOver = isDeploymentOver(status);
  const { completed, total } = progressOf(deployment);
  const elapsed = durationBetween(startedAt, finishedAt, now);
  return (
    <div className={classes.root}>
      {/* Not with the seconds, which would be read out one by one. */}
      <Typography component="div" role="status">
        <StatusLabel {...DEPLOYMENT_WORDS[status]} />
      </Typography>
      {total > 0 && (
        <Typography>
          {completed} of {total} resources
        </Typography>
      )}
      {elapsed && (
        <Typography color="textSecondary">
          {isOver ? 'took' : 'for'} {elapsed}
        </Typography>
      )}
      {/* Of the way forward; nobody knows how long the way back takes. */}
      {!isOver && !cancelRequestedBy && estimate && (
        <Typography
          color="textSecondary"
          title={`Estimated from ${counted(
            estimate.basedOn,
            'earlier deployment',
          )}`}
        >
          {remainingWords(estimate.remainingSeconds)}
        </Typography>
      )}
      {cancelRequestedBy && (
        <Typography color="textSecondary">
          cancelled by <Who name={cancelRequestedBy} />
        </Typography>
      )}
    </div>
  );
}
