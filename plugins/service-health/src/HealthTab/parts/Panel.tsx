import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2),
    // A wide table scrolls inside its panel, not the page with it.
    minWidth: 0,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: theme.spacing(2),
    marginBottom: theme.spacing(1),
  },
}));

/** One section of the tab, with a heading. */
export const Panel = ({
  title,
  aside,
  children,
}: {
  title: string;
  /** In short, beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}) => {
  const classes = useStyles();
  const titleId = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={titleId}
      className={classes.root}
    >
      <div className={classes.head}>
        <Typography variant="h6" component="h2" id={titleId}>
          {title}
        </Typography>
        {aside}
      </div>
      {children}
    </Paper>
  );
};
