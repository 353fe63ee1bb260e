import { makeStyles } from '@material-ui/core/styles';
import type { Tone } from '../common/tone';
import { ToneIcon } from '../common/ToneIcon';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    // In line with the words beside it.
    verticalAlign: 'top',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
}));

/** A status as a word with a sign, so that it can be told without color. */
export function StatusLabel(props: { label: string; tone: Tone }) {
  const { label, tone } = props;
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <ToneIcon tone={tone} />
      {label}
    </span>
  );
}
