import { makeStyles } from '@material-ui/core/styles';
import GoodIcon from '@material-ui/icons/CheckCircleOutline';
import BadIcon from '@material-ui/icons/ErrorOutline';
import NeutralIcon from '@material-ui/icons/RadioButtonUnchecked';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import ActiveIcon from '@material-ui/icons/Timelapse';
import type { Tone } from './words';

const ICONS = {
  neutral: NeutralIcon,
  active: ActiveIcon,
  good: GoodIcon,
  warning: WarningIcon,
  bad: BadIcon,
} satisfies Record<Tone, unknown>;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
  icon: { fontSize: '1.15rem' },
  neutral: { color: theme.palette.text.secondary },
  active: { color: theme.palette.primary.main },
  good: { color: theme.palette.success.main },
  warning: { color: theme.palette.warning.main },
  bad: { color: theme.palette.error.main },
}));

/** A status as a word with a sign, so that it can be told without color. */
export function StatusLabel(props: { label: string; tone: Tone }) {
  const { label, tone } = props;
  const classes = useStyles();
  const Icon = ICONS[tone];
  return (
    <span className={classes.root}>
      <Icon aria-hidden className={`${classes.icon} ${classes[tone]}`} />
      {label}
    </span>
  );
}
