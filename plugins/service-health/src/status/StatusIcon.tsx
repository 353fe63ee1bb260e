import { makeStyles } from '@material-ui/core/styles';
import HealthyIcon from '@material-ui/icons/CheckCircleOutline';
import CriticalIcon from '@material-ui/icons/ErrorOutline';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import DegradedIcon from '@material-ui/icons/ReportProblemOutlined';
import type { Status } from '@quarterdeck/plugin-service-health-common';

const ICONS = {
  critical: CriticalIcon,
  degraded: DegradedIcon,
  unknown: UnknownIcon,
  healthy: HealthyIcon,
} satisfies Record<Status, unknown>;

const useStyles = makeStyles(theme => ({
  critical: { color: theme.palette.error.main },
  degraded: { color: theme.palette.warning.main },
  unknown: { color: theme.palette.text.secondary },
  healthy: { color: theme.palette.success.main },
}));

/** Each status has a shape of its own. Always beside the word. */
export const StatusIcon = ({
  status,
  large = false,
}: {
  status: Status;
  large?: boolean;
}) => {
  const classes = useStyles();
  const Icon = ICONS[status];
  return (
    <Icon
      aria-hidden
      className={classes[status]}
      fontSize={large ? 'large' : 'small'}
    />
  );
};
