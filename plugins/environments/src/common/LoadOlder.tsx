import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Pages } from '../api/usePages';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    marginTop: theme.spacing(1),
  },
}));

/** Below a list of which there is more than is shown. */
export function LoadOlder(props: { pages: Pages<unknown>; what: string }) {
  const { pages, what } = props;
  const { isLoadingOlder, loadOlder, value } = pages;
  const classes = useStyles();
  if (!value || !loadOlder) return null;
  return (
    <div className={classes.root}>
      <Button
        size="small"
        variant="outlined"
        // Not disabled meanwhile: that would take the focus away.
        aria-disabled={isLoadingOlder}
        onClick={isLoadingOlder ? undefined : loadOlder}
      >
        {isLoadingOlder ? 'Loading…' : `Load older ${what}`}
      </Button>
      <Typography variant="body2" color="textSecondary" role="status">
        The newest {value.length} are shown
      </Typography>
    </div>
  );
}
