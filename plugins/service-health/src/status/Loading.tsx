import { Skeleton } from '@backstage/ui';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  // On the page's own color one would not see it.
  panel: { padding: theme.spacing(2) },
}));

/** Where panels will be, while what they show is read. */
export const Loading = ({
  what,
  heights,
}: {
  /** Such as `the fleet`. */
  what: string;
  /** Of the panels, in pixels. */
  heights: number[];
}) => {
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role="status"
      aria-busy="true"
      aria-label={`Loading ${what}`}
    >
      {heights.map((height, index) => (
        <Paper key={index} className={classes.panel}>
          <Skeleton width="100%" height={height} />
        </Paper>
      ))}
    </div>
  );
};
