import { makeStyles } from '@material-ui/core/styles';
import GoodIcon from '@material-ui/icons/CheckCircleOutline';
import BadIcon from '@material-ui/icons/ErrorOutline';
import NeutralIcon from '@material-ui/icons/RadioButtonUnchecked';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import ActiveIcon from '@material-ui/icons/Timelapse';
import type { Tone } from './tone';

const ICONS = {
  neutral: NeutralIcon,
  active: ActiveIcon,
  good: GoodIcon,
  warning: WarningIcon,
  bad: BadIcon,
} satisfies Record<Tone, unknown>;

const useStyles = makeStyles(theme => ({
  root: { fontSize: '1.25rem' },
  neutral: { color: theme.palette.text.secondary },
  active: { color: theme.palette.primary.main },
  good: { color: theme.palette.success.main },
  warning: { color: theme.palette.warning.main },
  bad: { color: theme.palette.error.main },
}));

/** Each tone has a shape of its own; always beside a word. */
export function ToneIcon(props: { tone: Tone }) {
  const classes = useStyles();
  const Icon = ICONS[props.tone];
  return (
    <Icon aria-hidden className={`${classes.root} ${classes[props.tone]}`} />
  );
}
