import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 4),
    margin: theme.spacing(0, 0, 1),
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
}));

/** Short facts in a row; those without a value are left out. */
export const Facts = ({
  facts,
}: {
  facts: { name: string; value: ReactNode }[];
}) => {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {facts
        .filter(({ value }) => value !== undefined)
        .map(({ name, value }) => (
          <div key={name}>
            <Typography component="dt" variant="caption" color="textSecondary">
              {name}
            </Typography>
            <Typography
              component="dd"
              variant="body2"
              className={classes.value}
            >
              {value}
            </Typography>
          </div>
        ))}
    </dl>
  );
};
