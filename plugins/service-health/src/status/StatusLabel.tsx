import { makeStyles } from '@material-ui/core/styles';
import {
  type Status,
  STATUS_LABELS,
} from '@quarterdeck/plugin-service-health-common';
import { StatusIcon } from './StatusIcon';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
  },
}));

/** A status by icon, word and color: none of them alone. */
export const StatusLabel = ({
  status,
  children = STATUS_LABELS[status],
}: {
  status: Status;
  /** In place of the status's own word. */
  children?: string;
}) => {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <StatusIcon status={status} />
      {children}
    </span>
  );
};
