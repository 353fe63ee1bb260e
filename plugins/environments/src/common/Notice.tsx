import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';
import { ToneIcon } from './ToneIcon';
import type { Tone } from './tone';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: theme.spacing(1.5),
    padding: theme.spacing(2),
    borderLeftWidth: 4,
    overflowWrap: 'anywhere',
  },
  title: { fontWeight: 600 },
  neutral: { borderLeftColor: theme.palette.text.secondary },
  active: { borderLeftColor: theme.palette.primary.main },
  good: { borderLeftColor: theme.palette.success.main },
  warning: { borderLeftColor: theme.palette.warning.main },
  bad: { borderLeftColor: theme.palette.error.main },
}));

/** Something that has to be noticed, with what can be said about it. */
export function Notice(props: {
  tone: Tone;
  title: string;
  children?: ReactNode;
}) {
  const { children, title, tone } = props;
  const classes = useStyles();
  return (
    <Paper
      variant="outlined"
      role="group"
      aria-label={title}
      className={`${classes.root} ${classes[tone]}`}
    >
      <ToneIcon tone={tone} />
      <div>
        <Typography className={classes.title}>{title}</Typography>
        {children && (
          <Typography variant="body2" component="div">
            {children}
          </Typography>
        )}
      </div>
    </Paper>
  );
}
