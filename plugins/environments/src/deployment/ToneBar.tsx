import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import type { Tone } from '../common/tone';

const useStyles = makeStyles(theme => ({
  root: {
    height: 8,
    borderRadius: 4,
    backgroundColor: theme.palette.divider,
  },
  neutral: { backgroundColor: theme.palette.text.secondary },
  active: { backgroundColor: theme.palette.primary.main },
  good: { backgroundColor: theme.palette.primary.main },
  warning: { backgroundColor: theme.palette.warning.main },
  bad: { backgroundColor: theme.palette.error.main },
}));

/**
 * A bar in the color of how something goes.
 *
 * @param percent - undefined while it is not known how far it is
 */
export function ToneBar(props: {
  className?: string;
  label: string;
  percent: number | undefined;
  /** What it comes to, where a percentage says less: `20 of 40 resources`. */
  text?: string;
  tone: Tone;
}) {
  const { className, label, percent, text, tone } = props;
  const classes = useStyles();
  return (
    <LinearProgress
      className={className}
      classes={{ root: classes.root, bar: classes[tone] }}
      variant={percent === undefined ? 'indeterminate' : 'determinate'}
      value={percent}
      aria-label={label}
      aria-valuetext={text}
    />
  );
}
